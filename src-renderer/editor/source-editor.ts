/**
 * The source editor: CodeMirror with the window's gutter, marks and keys. It is told what to show and tells of edits, of the
 * cursor and of gutter clicks; it knows no model.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentUnit } from '@codemirror/language';
import { type Diagnostic, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, type ViewUpdate } from '@codemirror/view';
import type { CodeView, Problem, Range } from '../../src-core/protocol/shapes.ts';
import { breakpointGutter, type LineMark, setLineMarks } from './breakpoint-gutter.ts';
import { debuggerMarks, type Marks, placeOf, setMarks } from './marks.ts';
import { freeVariables, inlineValues, setCodes } from './names.ts';
import { editorLook } from './theme.ts';

export interface SourceEvents {
  /** `move` gives the new number of a line of the text before, or null when its line is gone. */
  edited(text: string, move: (line: number) => number | null): void;
  /** Line from 1, column in UTF-16 units, and what is selected, which may be nothing. By the user only. */
  moved(line: number, column: number, selected: Range): void;
  toggled(line: number): void;
}

const moverOf =
  (update: ViewUpdate) =>
  (line: number): number | null => {
    const before = update.startState.doc;
    if (line < 1 || line > before.lines) return null;
    return update.state.doc.lineAt(update.changes.mapPos(before.line(line).to, -1)).number;
  };

export class SourceEditor {
  readonly view: EditorView;
  readonly #events: SourceEvents;
  #quiet = false;
  /** Characters that fit on a line of the view; measured when its geometry changes, so that a step forces no layout. */
  #columns = 60;

  constructor(parent: HTMLElement, events: SourceEvents) {
    this.#events = events;
    this.view = new EditorView({ parent, state: this.#state('') });
  }

  #state(text: string, fixed = false): EditorState {
    return EditorState.create({
      doc: text,
      extensions: [
        EditorState.readOnly.of(fixed),
        breakpointGutter((line) => this.#events.toggled(line)),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search(),
        indentUnit.of('    '),
        python(),
        // Function keys belong to the debugger, everywhere.
        keymap.of([
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap.filter((binding) => !/^(F3|Mod-g)/.test(binding.key ?? '')),
          indentWithTab,
        ]),
        editorLook,
        debuggerMarks,
        freeVariables,
        EditorView.contentAttributes.of({ 'aria-label': 'Source', spellcheck: 'false', tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.geometryChanged) this.#measure();
          if (this.#quiet) return;
          if (update.docChanged) this.#events.edited(update.state.doc.toString(), moverOf(update));
          else if (update.selectionSet) {
            const { head, from, to } = update.state.selection.main;
            const { doc } = update.state;
            const [line, first, last] = [doc.lineAt(head), doc.lineAt(from), doc.lineAt(to)];
            this.#events.moved(line.number, head - line.from, {
              line: first.number,
              column: from - first.from,
              endLine: last.number,
              endColumn: to - last.from,
            });
          }
        }),
      ],
    });
  }

  #measure(): void {
    this.view?.requestMeasure({
      key: 'columns',
      read: ({ scrollDOM, contentDOM, defaultCharacterWidth }) => {
        const gutters = contentDOM.getBoundingClientRect().left - scrollDOM.getBoundingClientRect().left + scrollDOM.scrollLeft;
        // 34 px: the space before the value and the room that a scroll bar may need.
        this.#columns = Math.floor((scrollDOM.clientWidth - gutters - 34) / defaultCharacterWidth);
      },
    });
  }

  #quietly(act: () => void): void {
    this.#quiet = true;
    act();
    this.#quiet = false;
  }

  /** Another file: text, history and cursor start anew. A `fixed` text cannot be edited. */
  open(text: string, fixed = false): void {
    this.#quietly(() => {
      this.view.setState(this.#state(text, fixed));
      this.view.scrollDOM.scrollTop = 0;
    });
  }

  /** Shows marks and, when `cursor` is a line, puts the cursor there without telling: the debugger moved it. */
  mark(marks: Marks, cursor: number | null): void {
    const { doc } = this.view.state;
    const line = cursor !== null && cursor >= 1 && cursor <= doc.lines ? doc.line(cursor).from : null;
    this.#quietly(() =>
      this.view.dispatch({ effects: setMarks.of(marks), ...(line === null ? {} : { selection: { anchor: line } }) }),
    );
  }

  markLines(marks: readonly LineMark[]): void {
    this.#quietly(() => this.view.dispatch({ effects: setLineMarks.of(marks) }));
  }

  knowCodes(codes: readonly CodeView[]): void {
    this.#quietly(() => this.view.dispatch({ effects: setCodes.of(codes) }));
  }

  /** Values at line ends for a frame whose code spans two lines. */
  valuesFor(values: ReadonlyMap<string, string>, from: number, to: number, now: number): { line: number; text: string }[] {
    return inlineValues(this.view.state, values, from, to, now, this.#columns);
  }

  problems(problems: readonly Problem[]): void {
    const { state } = this.view;
    const diagnostics: Diagnostic[] = [];
    for (const problem of problems) {
      if (problem.range === null) continue;
      const lineNumber = Math.min(Math.max(problem.range.line, 1), state.doc.lines);
      const line = state.doc.line(lineNumber);
      // An empty range (end of line or file) is widened, so that there is something to see.
      const place = placeOf(state, problem.range) ?? {
        from: Math.max(line.from, Math.min(line.from + problem.range.column, line.to) - 1),
        to: line.to,
      };
      diagnostics.push({ ...place, severity: problem.severity, message: problem.message });
    }
    this.#quietly(() => this.view.dispatch(setDiagnostics(state, diagnostics)));
  }

  /** Brings a line into view by the least scrolling, a few lines from the edge. */
  reveal(line: number): void {
    const { doc } = this.view.state;
    if (line < 1 || line > doc.lines) return;
    const { from } = doc.line(line);
    const margin = 44;
    this.view.requestMeasure({
      key: 'reveal',
      read: (view) => {
        const block = view.lineBlockAt(from);
        const { scrollTop, clientHeight } = view.scrollDOM;
        const inView = block.top - margin >= scrollTop && block.bottom + margin <= scrollTop + clientHeight;
        return inView ? null : Math.max(0, block.top - clientHeight / 3);
      },
      write: (top, view) => {
        if (top !== null) view.scrollDOM.scrollTop = top;
        // The line of a stop is read from its beginning.
        view.scrollDOM.scrollLeft = 0;
      },
    });
  }

  /** Puts the cursor somewhere, as if the user had. */
  go(line: number, column = 0): void {
    const { doc } = this.view.state;
    const target = doc.line(Math.min(Math.max(line, 1), doc.lines));
    this.view.dispatch({ selection: { anchor: Math.min(target.from + column, target.to) }, scrollIntoView: true });
    this.view.focus();
  }

  close(): void {
    this.view.destroy();
  }
}
