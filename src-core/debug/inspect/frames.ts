/** Frames of a stop as views: stack, variables, inline cache, and what changed since the stop before. */
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN, CO_OPTIMIZED } from '../../code/code-object.ts';
import { handlerAt } from '../../code/exception-table.ts';
import { CACHE_FORMAT, CACHES, DEOPT, OPNAME } from '../../code/opcodes.generated.ts';
import type { PyCode } from '../../objects/code.ts';
import { PyDict } from '../../objects/dict.ts';
import { coroutineType, generatorType } from '../../objects/type.ts';
import { PyCell, utf16, type Value } from '../../objects/value.ts';
import { Following, type Frame } from '../../ops/frame.ts';
import type { CacheField, CacheView, FrameId, FrameView, StackRow, Variable } from '../../protocol/shapes.ts';
import type { MyCode } from '../code-rules.ts';
import type { Registry } from '../registry.ts';
import type { LineColumns } from '../source-columns.ts';
import { rangeOf } from './code.ts';
import type { ObjectTable } from './objects.ts';
import { originsOf } from './origins.ts';
import { safeRepr } from './safe-repr.ts';

/** What a slot of a frame was when it was looked at, how often the frame had been looked at then, and did the program change it. */
interface Memory {
  text: string;
  look: number;
  changed: boolean;
}

/** The slots of frames that were looked at, by name. */
export type Remembered = WeakMap<Frame, { looks: number; slots: Map<string, Memory> }>;

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
  mine: MyCode;
  before: Remembered;
  /** The program has not run since. */
  edited: boolean;
}

/** `index` is the unit that runs next in the top frame, or that waits in a caller. */
export function frameView(inspector: FrameInspector, frame: Frame, id: FrameId, index: number): FrameView {
  const { code } = frame;
  const file = utf16(code.filename);
  const changed = changesIn(inspector, frame);
  return {
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
    cache: cacheView(code, index, inspector.objects),
    handler: handlerAt(code.source.fields.exceptiontable, index * 2) ?? null,
    entered: frame.entry || frame.made instanceof Following ? 'native' : 'python',
    generator: generatorKind(frame),
    mine: inspector.mine.isMine(code),
  };
}

/** Tells for each slot whether the program has changed it since the frame was looked at last, and remembers what it is now. */
function changesIn({ before, edited }: FrameInspector, frame: Frame): Changed {
  let memory = before.get(frame);
  if (memory === undefined) {
    memory = { looks: 0, slots: new Map() };
    before.set(frame, memory);
  }
  const { slots } = memory;
  const last = memory.looks++;
  const look = memory.looks;
  return (key, text) => {
    const slot = slots.get(key);
    if (slot === undefined) {
      const changed = last > 0 && !edited;
      slots.set(key, { text, look, changed });
      return changed;
    }
    // A slot that was not there at the last look is a new one.
    const there = slot.look === last;
    slot.changed = edited ? there && slot.changed : !there || slot.text !== text;
    slot.text = text;
    slot.look = look;
    return slot.changed;
  };
}

function generatorKind({ generator }: Frame): string {
  if (generator === undefined) return '';
  return generator.cls === generatorType ? 'generator' : generator.cls === coroutineType ? 'coroutine' : 'async generator';
}

type Changed = (key: string, text: string) => boolean;

function stackRows({ objects }: FrameInspector, frame: Frame, index: number, changed: Changed): StackRow[] {
  const values = frame.stack();
  const origins = values.length === 0 ? [] : originsOf(frame.code.source, index * 2, values.length);
  const rows = values.map((value, i) => {
    const view = objects.view(value);
    return { ...view, index: i, origin: origins[i] ?? '', changed: changed(`#${i}`, view.text) };
  });
  return rows.reverse();
}

function variableOf(objects: ObjectTable, name: string, value: Value | undefined, changed: Changed, slot = -1): Variable {
  const made = objects.variable(name, value, false, slot);
  made.changed = changed(name, made.text);
  return made;
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
      if (!name.startsWith('__')) locals.push(variableOf(objects, name, value, changed));
    }
  }
  for (let i = 0; i < code.nlocalsplus; i++) {
    const name = utf16(code.localsplusnames[i]);
    const slot = localsplus[i];
    const value = kinds[i] & (CO_FAST_CELL | CO_FAST_FREE) && slot instanceof PyCell ? slot.value : slot;
    if (kinds[i] & CO_FAST_HIDDEN && value === undefined) continue;
    const target = kinds[i] & CO_FAST_FREE ? free : kinds[i] & CO_FAST_CELL ? cells : locals;
    if (target === locals && !(code.flags & CO_OPTIMIZED) && value === undefined) continue;
    target.push(variableOf(objects, name, value, changed, i));
  }
  return { locals, cells, free };
}

/** The decoded inline cache of the instruction at unit `index`; null where it has none. */
export function cacheView(code: PyCode, index: number, objects?: ObjectTable): CacheView | null {
  const opcode = code.opcodeAt(index);
  const base = DEOPT.get(opcode) ?? opcode;
  const format = CACHE_FORMAT[base];
  if (!CACHES[base] || !format) return null;
  const fields: CacheField[] = [];
  let at = index + 1;
  for (const [name, size] of Object.entries(formatOf(opcode, format))) {
    const ref = code.refs[at];
    const points = ref !== undefined && objects !== undefined ? { points: objects.view(ref) } : {};
    fields.push({ name, text: fieldText(code, name, at, size), ...points });
    at += size;
  }
  return { offset: index * 2, family: OPNAME[base], form: OPNAME[opcode], fields };
}

/** Forms of LOAD_ATTR that hold the index of a slot where those of methods hold a version (`_PyAttrCache`). */
const INDEXED = new Set(['LOAD_ATTR_INSTANCE_VALUE', 'LOAD_ATTR_SLOT', 'LOAD_ATTR_WITH_HINT', 'LOAD_ATTR_MODULE']);

function formatOf(opcode: number, format: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  if (INDEXED.has(OPNAME[opcode])) return { counter: 1, version: 2, index: 1 };
  if (OPNAME[opcode] === 'LOAD_ATTR_PROPERTY') return { counter: 1, version: 2, func_version: 2, descr: 4 };
  return format;
}

function fieldText(code: PyCode, name: string, at: number, size: number): string {
  const unit = code.units[at];
  if (name === 'counter') return `${unit} = ${unit >> 4} << 4, backoff ${unit & 15}`;
  const ref = code.refs[at];
  if (ref !== undefined) return safeRepr(ref);
  return String(size === 2 ? unit + code.units[at + 1] * 65536 : unit);
}
