/**
 * The machine's code object: a compiled CodeObject with its constants as Python values, and the code units that run, which
 * specialise themselves (CPython 3.12 `PyCodeObject`, Python/specialize.c `_PyCode_Quicken`). What is immutable is read from
 * `source`; what a run changes is `units`, `refs` and `overlay`.
 */
import { CO_FAST_CELL, CO_FAST_FREE, CodeObject } from '../code/code-object.ts';
import type { Const } from '../code/const.ts';
import { type ExceptionEntry, parseExceptionTable } from '../code/exception-table.ts';
import { type Position, positionTable } from '../code/location-table.ts';
import { CACHES, DEOPT, OP } from '../code/opcodes.generated.ts';
import { PyFrozenSet } from './set/set-object.ts';
import type { Thread } from './thread.ts';
import { codeType } from './type.ts';
import {
  Ellipsis,
  EMPTY_TUPLE,
  PyBytes,
  PyComplex,
  PyFloat,
  PyObject,
  PyTuple,
  PyWideStr,
  type Str,
  sameStr,
  strFromUtf16,
  utf16,
  type Value,
} from './value.ts';

/** `adaptive_counter_warmup`: value 1, backoff 1. */
export const WARMUP = 17;

/** Pairs of instructions that run as one; the first keeps its place and argument. */
const SUPER = new Map<number, number>([
  [(OP.LOAD_CONST << 8) | OP.LOAD_FAST, OP.LOAD_CONST__LOAD_FAST],
  [(OP.LOAD_FAST << 8) | OP.LOAD_CONST, OP.LOAD_FAST__LOAD_CONST],
  [(OP.LOAD_FAST << 8) | OP.LOAD_FAST, OP.LOAD_FAST__LOAD_FAST],
  [(OP.STORE_FAST << 8) | OP.LOAD_FAST, OP.STORE_FAST__LOAD_FAST],
  [(OP.STORE_FAST << 8) | OP.STORE_FAST, OP.STORE_FAST__STORE_FAST],
]);

/** The part of vm/monitoring/code-data.ts that this room needs to name. */
export interface CodeMonitoringData {
  readonly local: Uint8Array;
  active: Uint8Array;
  tools: Uint8Array | undefined;
  lineOpcodes: Uint8Array | undefined;
  lines: Int32Array | undefined;
  previous: Int32Array | undefined;
  lineTools: Uint8Array | undefined;
  instructionOpcodes: Uint8Array | undefined;
  instructionTools: Uint8Array | undefined;
}

export class PyCode extends PyObject {
  source: CodeObject;
  readonly consts: Value[];
  readonly names: Str[];
  /** Fast locals, cells and free variables, in frame order. */
  readonly localsplusnames: Str[];
  readonly nlocalsplus: number;
  readonly framesize: number;
  readonly argcount: number;
  readonly posonlyargcount: number;
  readonly kwonlyargcount: number;
  readonly flags: number;
  readonly nfree: number;
  /** Opcode in the low byte, argument in the high one; inline caches hold 16 bits each. */
  readonly units: Uint16Array;
  /** What a cache entry points to (`descr` of LOAD_ATTR), by the number of its unit. */
  readonly refs: (Value | undefined)[] = [];
  /**
   * Under instrumentation, the opcode that really stands at a unit whose own has been replaced, else 0; null while nothing is
   * instrumented. Specialisation writes here then.
   */
  overlay: Uint8Array | null = null;
  /** What monitoring (PEP 669) knows of this code, and the version of all events for which its units were instrumented last. */
  monitoring: CodeMonitoringData | undefined = undefined;
  instrumentationVersion = 0;
  /** Times that each unit was executed, while profiling. */
  hits: Uint32Array | null = null;
  private exceptions: ExceptionEntry[] | undefined;

  constructor(source: CodeObject) {
    super();
    const { fields } = source;
    this.source = source;
    this.consts = fields.consts.map(loadConst);
    this.names = fields.names.map(strFromUtf16);
    this.localsplusnames = fields.localsplusnames.map(strFromUtf16);
    this.nlocalsplus = fields.localsplusnames.length;
    this.framesize = this.nlocalsplus + fields.stacksize;
    this.argcount = fields.argcount;
    this.posonlyargcount = fields.posonlyargcount;
    this.kwonlyargcount = fields.kwonlyargcount;
    this.flags = fields.flags;
    let free = 0;
    for (const kind of fields.localspluskinds) if (kind & CO_FAST_FREE) free++;
    this.nfree = free;
    this.units = quicken(fields.code);
  }

  get name(): Str {
    return strFromUtf16(this.source.fields.name);
  }
  get qualname(): Str {
    return strFromUtf16(this.source.fields.qualname);
  }
  get filename(): Str {
    return strFromUtf16(this.source.fields.filename);
  }

  /** Gives this code, and all in its constants that was compiled under the same name, another file name. */
  rename(from: Str, to: Str): void {
    if (!sameStr(this.filename, from)) return;
    this.source = new CodeObject({ ...this.source.fields, filename: utf16(to) });
    for (const value of this.consts) if (value instanceof PyCode) value.rename(from, to);
  }

  get exceptionTable(): ExceptionEntry[] {
    this.exceptions ??= parseExceptionTable(this.source.fields.exceptiontable);
    return this.exceptions;
  }

  /** Where unit `index` stands in the source. */
  position(index: number): Position | undefined {
    return positionTable(this.source)[index];
  }

  /** The line of unit `index`; null where it has none. */
  lineAt(index: number): number | null {
    return index < 0 ? this.source.fields.firstlineno : (this.position(index)?.line ?? null);
  }

  /** Is slot `i` of localsplus a cell of this code (not a free variable). */
  isCell(i: number): boolean {
    return (this.source.fields.localspluskinds[i] & CO_FAST_CELL) !== 0;
  }

  /** The opcode at a unit, whether instrumented or not: what `dis(adaptive=True)` shows. */
  opcodeAt(index: number): number {
    return this.overlay?.[index] || this.units[index] & 255;
  }

  /** Replaces the opcode at a unit, under the instrumentation if there is any. */
  setOpcode(index: number, opcode: number): void {
    if (this.overlay?.[index]) this.overlay[index] = opcode;
    else this.units[index] = (this.units[index] & 0xff00) | opcode;
  }
}
PyCode.prototype.cls = codeType;

/** Tells a debugger of a code object that has just been made and that no other holds. */
export function announced(t: Thread, code: PyCode): PyCode {
  t.runtime.listener?.codeCreated(t, code);
  return code;
}

function quicken(code: Uint8Array): Uint16Array {
  const units = new Uint16Array(code.length >> 1);
  for (let i = 0; i < units.length; i++) units[i] = code[2 * i] | (code[2 * i + 1] << 8);
  let previous = 0;
  for (let i = 0; i < units.length; i++) {
    const opcode = units[i] & 255;
    const caches = CACHES[opcode] ?? 0;
    if (caches) units[i + 1] = WARMUP;
    const joined = i > 0 ? SUPER.get((previous << 8) | opcode) : undefined;
    if (joined !== undefined) units[i - 1] = (units[i - 1] & 0xff00) | joined;
    previous = caches ? 0 : opcode;
    i += caches;
  }
  return units;
}

/** The generic opcode of a specialised or joined one. */
export function baseOpcode(opcode: number): number {
  return DEOPT.get(opcode) ?? opcode;
}

/** Constants hash and compare by native code alone, which needs no thread. */
function frozenSetOf(items: readonly Value[]): PyFrozenSet {
  const set = new PyFrozenSet();
  for (const item of items) set.add(undefined as never, item);
  return set;
}

/**
 * The compiler of the reference makes a constant set twice, the second time from the first in its order of iteration
 * (`merge_consts_recursive`), so colliding items may change places.
 */
function loadFrozenSet(items: readonly Value[]): PyFrozenSet {
  return frozenSetOf(frozenSetOf(items).items());
}

/** Items of a constant set in the order in which the machine iterates it. */
export function orderConstSet(items: readonly Const[]): Const[] {
  const values = items.map(loadConst);
  return loadFrozenSet(values)
    .items()
    .map((value) => items[values.indexOf(value)]);
}

/** The Python value of a compiled constant. */
export function loadConst(value: Const): Value {
  if (value === null || typeof value !== 'object') return value;
  switch (value.kind) {
    case 'float':
      return new PyFloat(value.value);
    case 'complex':
      return new PyComplex(value.real, value.imag);
    case 'wide':
      return new PyWideStr(value.points);
    case 'bytes':
      return new PyBytes(value.data);
    case 'tuple':
      return value.items.length === 0 ? EMPTY_TUPLE : new PyTuple(value.items.map(loadConst));
    case 'frozenset':
      return loadFrozenSet(value.items.map(loadConst));
    case 'ellipsis':
      return Ellipsis;
    case 'foreign':
      return value.value as Value;
    case 'code':
      return new PyCode(value);
  }
}
