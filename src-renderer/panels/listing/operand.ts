/**
 * The operand column: what the argument means, with the live value of the variable that it names in the shown frame, and the
 * operands of the instruction that runs next taken from its stack.
 */
import type { FrameView, InstructionRow } from '../../../src-core/protocol/shapes.ts';

export interface Operand {
  text: string;
  /** Live value, or ''. */
  value: string;
  /** Names a cell or free variable. */
  cell: boolean;
}

const names = /^(LOAD|STORE|DELETE)_(FAST|DEREF|NAME|GLOBAL|CLOSURE|FROM)/;
const LIMIT = 40;
const cut = (text: string): string => (text.length > LIMIT ? `${text.slice(0, LIMIT - 1)}…` : text);

/** Variables of a frame by name: locals, cells and free variables. */
export function variablesOf(frame: FrameView): Map<string, { text: string; cell: boolean }> {
  const map = new Map<string, { text: string; cell: boolean }>();
  for (const variable of frame.locals) map.set(variable.name, { text: variable.text, cell: false });
  for (const variable of [...frame.cells, ...frame.free]) map.set(variable.name, { text: variable.text, cell: true });
  return map;
}

/** The operand of a row; `current` when it is the one that runs next in `frame`. */
export function operandOf(
  row: InstructionRow,
  variables: ReadonlyMap<string, { text: string; cell: boolean }> | null,
  cellNames: ReadonlySet<string>,
  frame: FrameView | null,
  current: boolean,
): Operand {
  const named = names.test(row.name);
  const variable = named ? variables?.get(row.argrepr) : undefined;
  const cell = named && (variable?.cell ?? (/DEREF|CLOSURE/.test(row.name) || cellNames.has(row.argrepr)));
  let value = variable === undefined || row.name.startsWith('DELETE') ? '' : `= ${cut(variable.text)}`;
  if (current && frame !== null && frame.stack.length >= 2 && /^(BINARY_OP|COMPARE_OP|IS_OP|CONTAINS_OP)$/.test(row.name)) {
    const [right, left] = frame.stack;
    value = cut(`${left!.text} ${row.argrepr.replace('=', row.name === 'BINARY_OP' ? '' : '=')} ${right!.text}`);
  } else if (current && row.name.startsWith('STORE') && frame?.stack[0] !== undefined) value = `← ${cut(frame.stack[0].text)}`;
  return { text: row.argrepr, value, cell };
}
