/**
 * What the syntax tree of the editor tells about names: which are cells or free variables of the code object around them (shown
 * in the cells' colour), and on which line the value of a variable belongs.
 */
import { syntaxTree } from '@codemirror/language';
import { type EditorState, type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { CodeView } from '../../src-core/protocol/shapes.ts';

export const setCodes = StateEffect.define<readonly CodeView[]>();

/** Cells and free variables by the first line of their code object. */
type Scopes = ReadonlyMap<number, ReadonlySet<string>>;

const scopes = StateField.define<Scopes>({
  create: () => new Map(),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(setCodes)) continue;
      const map = new Map<number, Set<string>>();
      for (const code of effect.value) {
        const names = map.get(code.firstLine) ?? new Set<string>();
        for (const name of [...code.cellvars, ...code.freevars]) names.add(name);
        map.set(code.firstLine, names);
      }
      return map;
    }
    return value;
  },
});

const free = Decoration.mark({ class: 'cm-free' });
const scoped = new Set(['FunctionDefinition', 'LambdaExpression', 'ClassDefinition']);

function freeNames(view: EditorView): DecorationSet {
  const known = view.state.field(scopes);
  const builder = new RangeSetBuilder<Decoration>();
  if (known.size === 0) return builder.finish();
  const stack: ReadonlySet<string>[] = [known.get(0) ?? new Set()];
  const { from, to } = view.viewport;
  const { doc } = view.state;
  syntaxTree(view.state).iterate({
    from,
    to,
    enter(node) {
      if (scoped.has(node.name)) stack.push(known.get(doc.lineAt(node.from).number) ?? new Set());
      if (node.name === 'VariableName' && stack.at(-1)!.has(doc.sliceString(node.from, node.to)))
        builder.add(node.from, node.to, free);
    },
    leave(node) {
      if (scoped.has(node.name)) stack.pop();
    },
  });
  return builder.finish();
}

export const freeVariables: Extension = [
  scopes,
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = freeNames(view);
      }
      update(update: ViewUpdate): void {
        const told = update.transactions.some((transaction) => transaction.effects.some((effect) => effect.is(setCodes)));
        const parsed = syntaxTree(update.state) !== syntaxTree(update.startState);
        if (update.docChanged || update.viewportChanged || told || parsed) this.decorations = freeNames(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  ),
];

/** Fewer characters of values than this say nothing and are left out. */
const LEAST = 6;

/**
 * Values of a frame's variables at line ends, between two lines of its code: at the line that runs next when the name stands
 * there, else at the nearest line above it. Text is cut to `columns` of the view; nothing is evaluated.
 */
export function inlineValues(
  state: EditorState,
  values: ReadonlyMap<string, string>,
  from: number,
  to: number,
  now: number,
  columns: number,
): { line: number; text: string }[] {
  const { doc } = state;
  const lineOf = new Map<string, number>();
  const first = Math.max(1, from);
  const last = Math.min(to, doc.lines);
  if (first > last) return [];
  syntaxTree(state).iterate({
    from: doc.line(first).from,
    to: doc.line(last).to,
    enter(node) {
      if (node.name !== 'VariableName') return;
      const name = doc.sliceString(node.from, node.to);
      if (!values.has(name)) return;
      const line = doc.lineAt(node.from).number;
      if (line <= now || !lineOf.has(name)) lineOf.set(name, line);
    },
  });
  const lines = new Map<number, string[]>();
  for (const [name, line] of lineOf) lines.set(line, [...(lines.get(line) ?? []), `${name} = ${values.get(name)}`]);
  return [...lines].flatMap(([line, parts]) => {
    const text = parts.join(', ');
    const room = columns - doc.line(line).length;
    if (room < LEAST) return [];
    return [{ line, text: text.length > room ? `${text.slice(0, room - 1)}…` : text }];
  });
}
