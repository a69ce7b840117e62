/**
 * Whether an exception will be handled, told when it is raised: the exception tables of the frames on the stack are followed through
 * the code of their handlers as far as that only compares classes. What only running it can tell is answered with "perhaps".
 */

import { CO_COROUTINE, CO_GENERATOR, type CodeObject } from '../code/code-object.ts';
import type { ExceptionEntry } from '../code/exception-table.ts';
import { type CodeInstruction, codeInstructions, jumpTarget } from '../code/instructions.ts';
import { OP } from '../code/opcodes.generated.ts';
import { PyBuiltin } from '../objects/descr.ts';
import type { PyException } from '../objects/exception.ts';
import { getOwn } from '../objects/instance.ts';
import { PyModule } from '../objects/module.ts';
import { isSubtype, PyType } from '../objects/type.ts';
import { PyCell, PyObject, PyTuple, utf16, type Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import { PyFunction, PyMethod } from '../ops/function.ts';

export type Fate = 'handled' | 'perhaps' | 'passes';

interface Rows {
  rows: CodeInstruction[];
  at: Map<number, number>;
}
const decoded = new WeakMap<CodeObject, Rows>();

function rowsOf(source: CodeObject): Rows {
  let known = decoded.get(source);
  if (known === undefined) {
    const rows = [...codeInstructions(source.fields.code)];
    known = { rows, at: new Map(rows.map((row, i) => [row.offset, i])) };
    decoded.set(source, known);
  }
  return known;
}

/** What becomes of `exc` in a frame that it leaves at byte `offset`. */
export function fateIn(frame: Frame, offset: number, exc: PyException): Fate {
  let from = offset;
  for (let steps = 0; steps < 100; steps++) {
    const entry = frame.code.exceptionTable.find(({ start, end }) => start <= from && from < end);
    if (entry === undefined) return 'passes';
    const outcome = followHandler(frame, entry, exc);
    if (typeof outcome !== 'number') return outcome;
    from = outcome;
  }
  return 'perhaps';
}

/** Instructions that carry an exception on to the RERAISE at the end of their handler. */
const PASSING = new Set<number>([
  OP.COPY,
  OP.POP_EXCEPT,
  OP.SWAP,
  OP.LOAD_CONST,
  OP.STORE_FAST,
  OP.STORE_NAME,
  OP.STORE_GLOBAL,
  OP.STORE_DEREF,
  OP.DELETE_FAST,
  OP.DELETE_NAME,
  OP.DELETE_GLOBAL,
  OP.DELETE_DEREF,
  OP.CALL_INTRINSIC_1,
  OP.EXTENDED_ARG,
]);

/** The offset from which the exception is raised again, or what becomes of it. */
function followHandler(frame: Frame, { target, depth }: ExceptionEntry, exc: PyException): Fate | number {
  const { rows, at } = rowsOf(frame.code.source);
  let i = at.get(target);
  if (i === undefined) return 'perhaps';
  let pushed = false;
  for (let steps = 0; steps < 1000 && i < rows.length; steps++, i++) {
    const row: CodeInstruction = rows[i];
    if (row.deopt === OP.RERAISE) return row.offset;
    if (row.deopt === OP.PUSH_EXC_INFO) {
      pushed = true;
      continue;
    }
    if (row.deopt === OP.END_ASYNC_FOR) return isNamed(exc, 'StopAsyncIteration') ? 'handled' : row.offset;
    if (row.deopt === OP.CLEANUP_THROW) return isNamed(exc, 'StopIteration') ? 'handled' : row.offset;
    if (!pushed) {
      if (row.deopt === OP.POP_TOP || PASSING.has(row.deopt)) continue;
      return 'perhaps';
    }
    // `except:` throws the exception away at once.
    if (row.deopt === OP.POP_TOP) return 'handled';
    // A `with` asks its manager, whose `__exit__` stands on the stack.
    if (row.deopt === OP.WITH_EXCEPT_START) {
      const exit = frame.localsplus[frame.code.nlocalsplus + depth - 1];
      return letsPass(exit) ? afterWith(rows, i) : 'perhaps';
    }
    const match = readClasses(frame, rows, i);
    // `finally` runs its own statements and raises it again.
    if (match === undefined) return row.deopt === OP.COPY ? 'perhaps' : row.offset;
    if (match.classes === undefined) return 'perhaps';
    if (match.classes.some((cls) => isSubtype(exc.cls, cls))) return 'handled';
    const next = at.get(match.otherwise);
    if (next === undefined) return 'perhaps';
    i = next - 1;
  }
  return 'perhaps';
}

const isNamed = (exc: PyException, name: string): boolean => exc.cls.mro.some((cls) => utf16(cls.name) === name);

/** Does an `__exit__` surely not take the exception: it is native, or returns nothing but None and False. */
function letsPass(exit: Value | undefined): boolean {
  const func = exit instanceof PyMethod ? exit.func : exit;
  if (!(func instanceof PyFunction)) return func instanceof PyBuiltin;
  const { source, consts } = func.code;
  if (source.fields.flags & (CO_COROUTINE | CO_GENERATOR)) return false;
  return rowsOf(source).rows.every(({ deopt, arg }) => {
    if (deopt === OP.RETURN_VALUE) return false;
    return deopt !== OP.RETURN_CONST || consts[arg ?? 0] === null || consts[arg ?? 0] === false;
  });
}

/** The RERAISE of a `with` whose manager has not taken the exception. */
function afterWith(rows: readonly CodeInstruction[], from: number): Fate | number {
  for (let i = from + 1; i < Math.min(from + 6, rows.length); i++) if (rows[i].deopt === OP.RERAISE) return rows[i].offset;
  return 'perhaps';
}

/** The classes of `except CLASSES:` and where the next clause is; undefined where this is no clause. */
function readClasses(
  frame: Frame,
  rows: readonly CodeInstruction[],
  from: number,
): { classes: PyType[] | undefined; otherwise: number } | undefined {
  const stack: (Value | undefined)[] = [];
  for (let i = from; i < rows.length; i++) {
    const { deopt, arg } = rows[i];
    if (deopt === OP.CHECK_EXC_MATCH) {
      const jump = rows.slice(i + 1, i + 4).find((row) => row.deopt === OP.POP_JUMP_IF_FALSE);
      const otherwise = jump && jumpTarget(jump);
      return otherwise === undefined ? undefined : { classes: classesOf(stack.at(-1)), otherwise };
    }
    if (deopt === OP.EXTENDED_ARG) continue;
    if (deopt === OP.BUILD_TUPLE) {
      const items = stack.splice(stack.length - (arg ?? 0));
      stack.push(items.some((item) => item === undefined) ? undefined : new PyTuple(items as Value[]));
    } else if (deopt === OP.LOAD_ATTR) stack.push(attributeOf(stack.pop(), utf16(frame.code.names[(arg ?? 0) >> 1])));
    else {
      const value = loaded(frame, deopt, arg ?? 0);
      if (value === NO_LOAD) return undefined;
      stack.push(value);
    }
  }
  return undefined;
}

const NO_LOAD = Symbol('no load');

function loaded(frame: Frame, opcode: number, arg: number): Value | undefined | typeof NO_LOAD {
  const { code } = frame;
  const byName = (name: Value): Value | undefined =>
    frame.globals.getStr(name as string) ?? frame.builtins.getStr(name as string);
  switch (opcode) {
    case OP.LOAD_CONST:
      return code.consts[arg];
    case OP.LOAD_GLOBAL:
      return byName(code.names[arg >> 1]);
    case OP.LOAD_NAME:
      return byName(code.names[arg]);
    case OP.LOAD_FAST:
    case OP.LOAD_FAST_CHECK:
      return frame.localsplus[arg];
    case OP.LOAD_DEREF: {
      const cell = frame.localsplus[arg];
      return cell instanceof PyCell ? cell.value : undefined;
    }
    default:
      return NO_LOAD;
  }
}

function attributeOf(owner: Value | undefined, name: string): Value | undefined {
  if (owner instanceof PyModule) return owner.dict.getStr(name);
  if (owner instanceof PyType) return owner.mro.map((cls) => cls.namespace.getStr(name)).find((value) => value !== undefined);
  return owner instanceof PyObject ? getOwn(owner, name) : undefined;
}

function classesOf(value: Value | undefined): PyType[] | undefined {
  if (value instanceof PyType) return [value];
  if (!(value instanceof PyTuple)) return undefined;
  return value.items.every((item) => item instanceof PyType) ? (value.items as PyType[]) : undefined;
}

/** What native code between two frames may take for itself. */
const TAKEN_BY_NATIVES = ['StopIteration', 'StopAsyncIteration', 'AttributeError', 'GeneratorExit', 'IndexError'];

export interface Journey {
  fate: Fate;
  /** It leaves a frame for one of which `mine` is false, or the program, before anyone handles it. */
  leavesMine: boolean;
}

/** What becomes of an exception that leaves `frame` at unit `index`, in it and in all frames outwards. */
export function journeyOf(frame: Frame, index: number, exc: PyException, mine: (frame: Frame) => boolean): Journey {
  let leavesMine = false;
  let at = index;
  for (let f: Frame | null = frame; f !== null; f = f.previous) {
    const fate = fateIn(f, at * 2, exc);
    if (fate !== 'passes') return { fate, leavesMine };
    const caller: Frame | null = f.previous;
    if (mine(f) && (caller === null || !mine(caller))) leavesMine = true;
    if (f.entry && caller !== null && TAKEN_BY_NATIVES.some((name) => isNamed(exc, name))) return { fate: 'perhaps', leavesMine };
    if (caller !== null) at = caller.lasti;
  }
  return { fate: 'passes', leavesMine };
}

/** Is the exception one of the classes named, each with or without its module. */
export function isOneOf(exc: PyException, names: readonly string[]): boolean {
  return exc.cls.mro.some((cls) => {
    const name = utf16(cls.qualname);
    return names.includes(name) || names.includes(`${moduleName(cls)}.${name}`);
  });
}

function moduleName(cls: PyType): string {
  const own = cls.namespace.getStr('__module__');
  return typeof own === 'string' ? own : 'builtins';
}
