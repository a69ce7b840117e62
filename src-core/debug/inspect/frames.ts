/** Frames of a stop as views: stack, variables, inline cache, and what changed since the stop before. */
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_OPTIMIZED } from '../../code/code-object.ts';
import { CACHE_FORMAT, CACHES, DEOPT, OPNAME } from '../../code/opcodes.generated.ts';
import type { PyCode } from '../../objects/code.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyCell, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { CacheField, CacheView, FrameId, FrameView, StackRow, Variable } from '../../protocol/shapes.ts';
import type { Registry } from '../registry.ts';
import type { LineColumns } from '../source-columns.ts';
import { rangeOf } from './code.ts';
import type { ObjectTable } from './objects.ts';
import { originsOf } from './origins.ts';
import { safeRepr } from './safe-repr.ts';

/** Texts of a frame's slots at the stop before, by name. */
export type Remembered = WeakMap<Frame, Map<string, string>>;

/** Unit of the instruction that a waiting caller is in: `lasti` may point at its last cache. */
export function instructionAt(code: PyCode, lasti: number): number {
  let index = Math.max(lasti, 0);
  const bytes = code.source.fields.code;
  while (index > 0 && bytes[2 * index] === 0) index--;
  return index;
}

export interface FrameInspector {
  registry: Registry;
  objects: ObjectTable;
  columns(file: string): LineColumns;
  before: Remembered;
}

/** `index` is the unit that runs next in the top frame, or that waits in a caller. */
export function frameView(inspector: FrameInspector, frame: Frame, id: FrameId, index: number): FrameView {
  const { code } = frame;
  const file = utf16(code.filename);
  const memory = inspector.before.get(frame);
  const now = new Map<string, string>();
  const changed = (key: string, value: Value | undefined): boolean => {
    const text = value === undefined ? '' : safeRepr(value);
    now.set(key, text);
    return memory !== undefined && memory.get(key) !== text;
  };
  const view: FrameView = {
    id,
    code: inspector.registry.entryOf(code).id,
    name: utf16(code.name),
    qualname: utf16(code.qualname),
    file,
    line: code.lineAt(index) ?? code.source.fields.firstlineno,
    offset: index * 2,
    range: rangeOf(code.position(index), inspector.columns(file)),
    stack: stackRows(inspector, frame, index, changed),
    ...variables(inspector, frame, changed),
    handling: null,
    cache: cacheView(code, index),
  };
  inspector.before.set(frame, now);
  return view;
}

type Changed = (key: string, value: Value | undefined) => boolean;

function stackRows({ objects }: FrameInspector, frame: Frame, index: number, changed: Changed): StackRow[] {
  const values = frame.stack();
  const origins = originsOf(frame.code.source, index * 2, values.length);
  const rows = values.map((value, i) => ({
    ...objects.view(value),
    index: i,
    origin: origins[i] ?? '',
    changed: changed(`#${i}`, value),
  }));
  return rows.reverse();
}

function variables({ objects }: FrameInspector, frame: Frame, changed: Changed) {
  const { code, localsplus } = frame;
  const kinds = code.source.fields.localspluskinds;
  const locals: Variable[] = [];
  const cells: Variable[] = [];
  const free: Variable[] = [];
  if (frame.locals instanceof PyDict) {
    for (const [key, value] of frame.locals.entries()) {
      const name = typeof key === 'string' ? key : safeRepr(key);
      if (!name.startsWith('__')) locals.push(objects.variable(name, value, changed(name, value)));
    }
  }
  for (let i = 0; i < code.nlocalsplus; i++) {
    const name = utf16(code.localsplusnames[i]);
    const slot = localsplus[i];
    const value = kinds[i] & (CO_FAST_CELL | CO_FAST_FREE) && slot instanceof PyCell ? slot.value : slot;
    if (kinds[i] & CO_FAST_HIDDEN && value === undefined) continue;
    const target = kinds[i] & CO_FAST_FREE ? free : kinds[i] & CO_FAST_CELL ? cells : locals;
    if (target === locals && !(code.flags & CO_OPTIMIZED) && value === undefined) continue;
    target.push(objects.variable(name, value, changed(name, value), i));
  }
  return { locals, cells, free };
}

/** The decoded inline cache of the instruction at unit `index`; null where it has none. */
export function cacheView(code: PyCode, index: number): CacheView | null {
  const opcode = code.opcodeAt(index);
  const base = DEOPT.get(opcode) ?? opcode;
  const format = CACHE_FORMAT[base];
  if (!CACHES[base] || !format) return null;
  const fields: CacheField[] = [];
  let at = index + 1;
  for (const [name, size] of Object.entries(format)) {
    fields.push({ name, text: fieldText(code, name, at, size) });
    at += size;
  }
  return { offset: index * 2, family: OPNAME[base], form: OPNAME[opcode], fields };
}

function fieldText(code: PyCode, name: string, at: number, size: number): string {
  const unit = code.units[at];
  if (name === 'counter') return `${unit} = ${unit >> 4} << 4, backoff ${unit & 15}`;
  const ref = code.refs[at];
  if (ref !== undefined) return safeRepr(ref);
  return String(size === 2 ? unit + code.units[at + 1] * 65536 : unit);
}
