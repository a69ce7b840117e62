/**
 * The breakpoint gutter: a filled disc is bound, a ring is not, a grey ring is switched off, a small diamond says that an
 * instruction of the line has one. A click asks for a toggle; what then stands there comes back from the model.
 */
import { RangeSet, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, GutterMarker, gutter } from '@codemirror/view';

export interface LineMark {
  line: number;
  kind: 'line' | 'instruction';
  enabled: boolean;
  verified: boolean;
  /** Shown on hover and read out. */
  label: string;
}

class BreakpointMarker extends GutterMarker {
  constructor(readonly mark: LineMark) {
    super();
  }
  override eq(other: BreakpointMarker): boolean {
    const { mark } = this;
    return (
      mark.kind === other.mark.kind &&
      mark.enabled === other.mark.enabled &&
      mark.verified === other.mark.verified &&
      mark.label === other.mark.label
    );
  }
  override toDOM(): HTMLElement {
    const { mark } = this;
    const element = document.createElement('span');
    element.className = `${mark.kind === 'line' ? 'dot' : 'dia'}${mark.enabled ? '' : ' off'}${mark.verified ? '' : ' unbound'}`;
    element.title = mark.label;
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', mark.label);
    return element;
  }
}

class Hint extends GutterMarker {
  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'dot hint';
    element.setAttribute('aria-hidden', 'true');
    return element;
  }
}
const hint = new Hint();

export const setLineMarks = StateEffect.define<readonly LineMark[]>();

const lineMarks = StateField.define<RangeSet<BreakpointMarker>>({
  create: () => RangeSet.empty,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setLineMarks)) continue;
      const { doc } = transaction.state;
      const ranges = effect.value
        .filter((mark) => mark.line >= 1 && mark.line <= doc.lines)
        .sort((a, b) => a.line - b.line || (a.kind === 'line' ? -1 : 1))
        // One mark a line: that of the line before those of its instructions.
        .filter((mark, i, all) => i === 0 || all[i - 1]!.line !== mark.line)
        .map((mark) => new BreakpointMarker(mark).range(doc.line(mark.line).from));
      next = RangeSet.of(ranges);
    }
    return next;
  },
});

/** The gutter; `toggle` is told the line that was clicked. */
export function breakpointGutter(toggle: (line: number) => void) {
  return [
    lineMarks,
    gutter({
      class: 'cm-breaks',
      markers: (view) => view.state.field(lineMarks),
      lineMarker: (_view, _line, others) => (others.some((other) => other instanceof BreakpointMarker) ? null : hint),
      initialSpacer: () => hint,
      domEventHandlers: {
        mousedown(view: EditorView, line, event) {
          if ((event as MouseEvent).button !== 0) return false;
          toggle(view.state.doc.lineAt(line.from).number);
          return true;
        },
      },
    }),
  ];
}
