/**
 * Decorations that come from the debugger: the line and sub-expression that run next, the line of a caller, what is selected in
 * another view, and values at line ends. They are set as a whole at every change of the models.
 */
import { type EditorState, type Extension, Prec, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutterLineClass, WidgetType } from '@codemirror/view';
import type { Range } from '../../src-core/protocol/shapes.ts';

export interface Marks {
  /** Line of the shown frame, and whether that frame is a caller of the one that runs next. */
  line: number | null;
  caller: boolean;
  /** Sub-expression of the instruction that runs next. */
  sub: Range | null;
  /** Selected in any view. */
  picked: Range | null;
  /** Further places of what is selected. */
  also: readonly Range[];
  pickedLine: number | null;
  values: readonly { line: number; text: string }[];
}

export const noMarks: Marks = { line: null, caller: false, sub: null, picked: null, also: [], pickedLine: null, values: [] };
export const setMarks = StateEffect.define<Marks>();

class InlineValue extends WidgetType {
  constructor(readonly text: string) {
    super();
  }
  override eq(other: InlineValue): boolean {
    return other.text === this.text;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'cm-inline-value';
    element.textContent = this.text;
    return element;
  }
}

const now = Decoration.line({ class: 'cm-now', attributes: { 'data-now': 'true' } });
const caller = Decoration.line({ class: 'cm-caller' });
const pickedLine = Decoration.line({ class: 'cm-picked-line' });
const sub = Decoration.mark({ class: 'cm-sub' });
const picked = Decoration.mark({ class: 'cm-picked' });
const also = Decoration.mark({ class: 'cm-also' });

/** Positions of a range in the document, cut to it; null when it is empty or outside. */
export function placeOf(state: EditorState, range: Range): { from: number; to: number } | null {
  const { doc } = state;
  if (range.line < 1 || range.line > doc.lines) return null;
  const first = doc.line(range.line);
  const from = Math.min(first.from + range.column, first.to);
  const last = doc.line(Math.min(Math.max(range.endLine, range.line), doc.lines));
  const to = Math.min(last.from + range.endColumn, last.to);
  return to > from ? { from, to } : null;
}

/** A range over many lines is the whole body of something; its lines are shown, a box round it would say nothing. */
const small = (range: Range): boolean => range.endLine - range.line < 4;

function build(state: EditorState, marks: Marks): DecorationSet {
  const { doc } = state;
  const parts: { from: number; to: number; deco: Decoration; order: number }[] = [];
  const line = (number: number | null, deco: Decoration): void => {
    if (number === null || number < 1 || number > doc.lines) return;
    const { from } = doc.line(number);
    parts.push({ from, to: from, deco, order: 0 });
  };
  const span = (range: Range | null, deco: Decoration): void => {
    const place = range === null || !small(range) ? null : placeOf(state, range);
    if (place !== null) parts.push({ ...place, deco, order: 1 });
  };
  const { picked: range } = marks;
  if (range !== null && !small(range)) {
    for (let at = range.line; at <= Math.min(range.endLine, doc.lines); at++) if (at !== marks.line) line(at, pickedLine);
  } else if (marks.pickedLine !== marks.line) line(marks.pickedLine, pickedLine);
  line(marks.line, marks.caller ? caller : now);
  span(marks.sub, sub);
  span(marks.picked, picked);
  for (const place of marks.also) span(place, also);
  for (const value of marks.values) {
    if (value.line < 1 || value.line > doc.lines) continue;
    const { to } = doc.line(value.line);
    parts.push({ from: to, to, deco: Decoration.widget({ widget: new InlineValue(value.text), side: 1 }), order: 2 });
  }
  parts.sort((a, b) => a.from - b.from || a.order - b.order || a.deco.startSide - b.deco.startSide || b.to - a.to);
  const builder = new RangeSetBuilder<Decoration>();
  for (const part of parts) builder.add(part.from, part.to, part.deco);
  return builder.finish();
}

const decorations = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setMarks)) next = build(transaction.state, effect.value);
    return next;
  },
  // Lowest precedence makes them the outermost elements: one box round a whole sub-expression, not one per token.
  provide: (field) => Prec.lowest(EditorView.decorations.from(field)),
});

class NowGutter extends GutterMarker {
  override elementClass = 'cm-now-gutter';
}
const nowGutter = new NowGutter();

const nowLine = StateField.define<number | null>({
  create: () => null,
  update(line, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setMarks)) continue;
      const { line: number, caller: calling } = effect.value;
      return number === null || calling || number < 1 || number > transaction.state.doc.lines
        ? null
        : transaction.state.doc.line(number).from;
    }
    return line === null ? null : transaction.changes.mapPos(line);
  },
});

export const debuggerMarks: Extension = [
  decorations,
  nowLine,
  gutterLineClass.compute([nowLine], (state) => {
    const builder = new RangeSetBuilder<GutterMarker>();
    const at = state.field(nowLine);
    if (at !== null) builder.add(at, at, nowGutter);
    return builder.finish();
  }),
];
