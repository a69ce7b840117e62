/** Where breakpoints with a place in the code bind: which instructions of which code objects they mean, or why they mean none. */
import type { CodeObject } from '../code/code-object.ts';
import { type CodeInstruction, codeInstructions } from '../code/instructions.ts';
import { lineRanges, positionOf } from '../code/location-table.ts';
import { OP } from '../code/opcodes.generated.ts';
import type { BreakpointLocation, BreakpointPlace } from '../protocol/breakpoint-shapes.ts';
import type { Registered, Registry } from './registry.ts';
import type { LineColumns } from './source-columns.ts';

export interface Place {
  entry: Registered;
  offset: number;
}

export interface Binding {
  places: Place[];
  /** The line bound to; 0 for places without one. */
  line: number;
  /** Where it moved to, or why there is no place. */
  message: string;
}

/** Nowhere, for a reason. */
export const none = (message: string): Binding => ({ places: [], line: 0, message });

const instructionsOf = (entry: Registered): CodeInstruction[] => [...codeInstructions(entry.source.fields.code)];

const starts = new WeakMap<CodeObject, Map<number, number[]>>();

/** Offsets at which the runs of code of each line begin. A run that continues the line before it is no start. */
function lineStarts({ source }: Registered): Map<number, number[]> {
  const known = starts.get(source);
  if (known) return known;
  const found = new Map<number, number[]>();
  const begin = bodyOffset(source);
  let previous: number | null = null;
  for (const { start, line } of lineRanges(source)) {
    if (line !== null && line !== previous && start >= begin) found.set(line, [...(found.get(line) ?? []), start]);
    previous = line;
  }
  starts.set(source, found);
  return found;
}

/** Offset of the first instruction behind the first RESUME: what stands before belongs to no statement. */
export function bodyOffset(source: CodeObject): number {
  for (const row of codeInstructions(source.fields.code)) if (row.opcode === OP.RESUME) return row.offset + 2;
  return 0;
}

function bindLine(trees: Registered[][], line: number): Binding {
  const places: Place[] = [];
  const targets: number[] = [];
  for (const tree of trees) {
    const lines = tree.map((entry) => ({ entry, lines: lineStarts(entry) }));
    const bearing = lines.flatMap(({ lines: own }) => [...own.keys()]).filter((each) => each >= line);
    if (bearing.length === 0) continue;
    const target = Math.min(...bearing);
    targets.push(target);
    for (const { entry, lines: own } of lines) for (const offset of own.get(target) ?? []) places.push({ entry, offset });
  }
  if (places.length === 0) return none('no code at this line or after it');
  const message = targets[0] === line ? '' : `moved to line ${targets[0]}, the next with code`;
  return { places, line: targets[0], message };
}

/** The first instruction of each column of a line, in the columns of the front. */
function columnsOf(tree: Registered[], line: number, columns: LineColumns): Map<number, Place> {
  const found = new Map<number, Place>();
  for (const entry of tree) {
    const begin = bodyOffset(entry.source);
    for (const { offset } of instructionsOf(entry)) {
      const position = positionOf(entry.source, offset);
      if (offset < begin || position.line !== line || position.column === null) continue;
      const column = columns(line, position.column);
      if (!found.has(column)) found.set(column, { entry, offset });
    }
  }
  return found;
}

function bindColumn(trees: Registered[][], line: number, column: number, columns: LineColumns): Binding {
  const places: Place[] = [];
  let message = '';
  for (const tree of trees) {
    const found = columnsOf(tree, line, columns);
    const own = [...found.keys()].sort((a, b) => a - b);
    const target = own.find((each) => each >= column) ?? own.at(-1);
    if (target === undefined) continue;
    places.push(found.get(target)!);
    if (target !== column) message ||= `moved to column ${target + 1}, the next where an instruction begins`;
  }
  return places.length > 0 ? { places, line, message } : none('no instruction begins on this line');
}

function bindInstruction(trees: Registered[][], qualname: string, offset: number): Binding {
  const entries = trees.flat().filter((entry) => entry.source.fields.qualname === qualname);
  if (entries.length === 0) return none(`there is no code object ${qualname}`);
  const places = entries
    .filter((entry) => instructionsOf(entry).some((row) => row.offset === offset))
    .map((entry) => ({ entry, offset }));
  return places.length > 0 ? { places, line: 0, message: '' } : none(`there is no instruction at offset ${offset}`);
}

/** Name of the module that a file is imported as, as far as its path tells. */
const moduleOf = (file: string): string => /([^\\/]+?)(\.pyc?)?$/.exec(file)?.[1] ?? file;

function bindFunction(registry: Registry, name: string): Binding {
  const entries = registry.all().filter(({ source, root, lives }) => {
    const { qualname, filename } = source.fields;
    if (qualname === '<module>') return false;
    const current = lives.size > 0 || registry.treesOf(filename).some((tree) => tree[0] === root);
    return current && (qualname === name || `${moduleOf(filename)}.${qualname}` === name);
  });
  if (entries.length === 0) return none(`no function ${name} is known yet`);
  return { places: entries.map((entry) => ({ entry, offset: bodyOffset(entry.source) })), line: 0, message: '' };
}

/** Binds a place; undefined for breakpoints that have none in the code. */
export function bindPlace(
  registry: Registry,
  place: BreakpointPlace,
  columns: (file: string) => LineColumns,
): Binding | undefined {
  if (place.kind === 'function') return bindFunction(registry, place.name);
  if (place.kind !== 'line' && place.kind !== 'column' && place.kind !== 'instruction') return undefined;
  const trees = registry.treesOf(place.file);
  if (trees.length === 0) return none('the file is not compiled');
  switch (place.kind) {
    case 'line':
      return bindLine(trees, place.line);
    case 'column':
      return bindColumn(trees, place.line, place.column, columns(place.file));
    case 'instruction':
      return bindInstruction(trees, place.qualname, place.offset);
  }
}

/** The columns of a line at which a breakpoint can stand. */
export function breakpointLocations(registry: Registry, file: string, line: number, columns: LineColumns): BreakpointLocation[] {
  const tree = registry.treesOf(file)[0] ?? [];
  return [...columnsOf(tree, line, columns)]
    .map(([column, { entry, offset }]) => ({ line, column, qualname: entry.source.fields.qualname, offset }))
    .sort((a, b) => a.column - b.column);
}
