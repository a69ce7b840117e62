/**
 * Conditions that are asked a million times: the instructions of an expression carried out on the values of a frame without a frame of
 * its own, as long as every value met is one whose operations run no Python code and change nothing (numbers, text, None, attributes
 * that lie in an instance, items of built-in containers). Where one is not, the answer is that there is none, nothing has happened yet,
 * and the expression is evaluated as any other code. It reads the machine's own bytecode, so that there is no second Python here.
 */
import { CO_FAST_CELL, CO_FAST_FREE, CO_FAST_HIDDEN } from '../code/code-object.ts';
import { codeInstructions, jumpTarget } from '../code/instructions.ts';
import { OP } from '../code/opcodes.generated.ts';
import { genericGetAttr } from '../objects/abstract/attr.ts';
import { call } from '../objects/abstract/call.ts';
import { richCompare } from '../objects/abstract/compare.ts';
import { isTrue } from '../objects/abstract/number.ts';
import { combinePlain } from '../objects/abstract/plain-numbers.ts';
import type { PyCode } from '../objects/code.ts';
import { PyBuiltin, PyMember, PyMethodDescr } from '../objects/descr.ts';
import { PyDict } from '../objects/dict.ts';
import { getOwn } from '../objects/instance.ts';
import { PySet } from '../objects/set/set-object.ts';
import { containsStr } from '../objects/str/search.ts';
import {
  type CompareOp,
  dictType,
  isSubtype,
  listType,
  lookup,
  objectType,
  PyType,
  strType,
  tupleType,
  typeOf,
  typeType,
} from '../objects/type.ts';
import { PyCell, PyList, PyObject, PyTuple, type Str, sameStr, type Value } from '../objects/value.ts';
import { isFloat, isInt, isStr } from '../ops/arithmetic.ts';
import { identical } from '../ops/compare.ts';
import type { Frame } from '../ops/frame.ts';
import type { VmThread } from '../vm/thread.ts';

interface Step {
  readonly op: number;
  /** The argument; of a jump the number of the step that it goes to. */
  readonly arg: number;
  readonly name: Str;
}

/** Nobody can tell without running it. */
class Unknown {
  readonly unknown = true;
}
const UNKNOWN = new Unknown();

/** After so many in a row that could not be told, nobody asks any more. */
const MOST_MISSES = 30;

/** Where the names of an expression lie in frames of one code object: a slot, or -1 for none. */
type Slots = Int32Array;

export class PlainExpression {
  private readonly slots = new WeakMap<PyCode, Slots>();
  private readonly stack: (Value | undefined)[] = [];
  private misses = 0;

  private constructor(
    private readonly code: PyCode,
    private readonly steps: readonly Step[],
  ) {}

  /** An expression all of whose instructions can be carried out here, on some values at least. */
  static of(code: PyCode): PlainExpression | undefined {
    const steps: Step[] = [];
    const places = new Map<number, number>();
    const jumps: number[] = [];
    for (const row of codeInstructions(code.source.fields.code)) {
      const { offset, opcode } = row;
      places.set(offset, steps.length);
      if (opcode === OP.RESUME || opcode === OP.NOP || opcode === OP.CACHE || opcode === OP.EXTENDED_ARG) continue;
      if (!CARRIED_OUT.has(opcode)) return undefined;
      const target = jumpTarget(row);
      if (target !== undefined) jumps.push(steps.length);
      const arg = target ?? row.arg ?? 0;
      const named = opcode === OP.LOAD_NAME ? arg : opcode === OP.LOAD_ATTR ? arg >> 1 : -1;
      steps.push({ op: opcode, arg, name: named < 0 ? '' : code.names[named] });
    }
    for (const at of jumps) steps[at] = { ...steps[at], arg: places.get(steps[at].arg) as number };
    return new PlainExpression(code, steps);
  }

  /** Is the expression true in `frame`; undefined where that cannot be told here. */
  holds(thread: VmThread, frame: Frame): boolean | undefined {
    // Closures are not in their slots yet.
    if (frame.lasti < 0 || this.misses >= MOST_MISSES) return undefined;
    let slots = this.slots.get(frame.code);
    if (slots === undefined) {
      slots = Int32Array.from(this.code.names, (name) => slotOf(frame.code, name));
      this.slots.set(frame.code, slots);
    }
    try {
      const answer = this.run(thread, frame, slots);
      this.misses = 0;
      return answer;
    } catch (error) {
      this.misses++;
      // What is wrong with it is found again, and said, where it is evaluated like other code.
      if (error === UNKNOWN || error instanceof PyObject) return undefined;
      throw error;
    }
  }

  private run(thread: VmThread, frame: Frame, slots: Slots): boolean {
    const { steps, stack } = this;
    let sp = 0;
    for (let at = 0; ; at++) {
      const { op, arg, name } = steps[at];
      switch (op) {
        case OP.LOAD_CONST:
          stack[sp++] = this.code.consts[arg];
          break;
        case OP.LOAD_NAME:
          stack[sp++] = variable(frame, slots[arg], name);
          break;
        case OP.COMPARE_OP:
          sp--;
          stack[sp - 1] = compare(thread, stack[sp - 1] as Value, stack[sp] as Value, (arg >> 4) as CompareOp);
          break;
        case OP.BINARY_OP:
          sp--;
          stack[sp - 1] = combinePlain(arg, stack[sp - 1] as Value, stack[sp] as Value) ?? giveUp();
          break;
        case OP.POP_JUMP_IF_FALSE:
        case OP.POP_JUMP_IF_TRUE:
          if (truth(thread, stack[--sp] as Value) === (op === OP.POP_JUMP_IF_TRUE)) at = arg - 1;
          break;
        case OP.POP_JUMP_IF_NONE:
        case OP.POP_JUMP_IF_NOT_NONE:
          if ((stack[--sp] === null) === (op === OP.POP_JUMP_IF_NONE)) at = arg - 1;
          break;
        case OP.JUMP_FORWARD:
          at = arg - 1;
          break;
        case OP.RETURN_VALUE:
          return truth(thread, stack[sp - 1] as Value);
        case OP.RETURN_CONST:
          return truth(thread, this.code.consts[arg] as Value);
        case OP.PUSH_NULL:
          stack[sp++] = undefined;
          break;
        case OP.CALL:
          sp -= arg + 1;
          stack[sp - 1] = callOf(thread, stack, sp - 1, arg);
          break;
        default:
          sp = this.shuffle(thread, op, arg, name, sp);
      }
    }
  }

  /** The rest: moves on the stack, operations of one operand, looking into objects. */
  private shuffle(thread: VmThread, op: number, arg: number, name: Str, sp: number): number {
    const { stack } = this;
    const top = stack[sp - 1] as Value;
    switch (op) {
      case OP.COPY:
        stack[sp] = stack[sp - arg];
        return sp + 1;
      case OP.SWAP:
        stack[sp - 1] = stack[sp - arg];
        stack[sp - arg] = top;
        return sp;
      case OP.POP_TOP:
        return sp - 1;
      case OP.UNARY_NOT:
        stack[sp - 1] = !truth(thread, top);
        return sp;
      case OP.UNARY_NEGATIVE:
        stack[sp - 1] = combinePlain(10, 0, isInt(top) ? top : giveUp()) ?? giveUp();
        return sp;
      case OP.IS_OP:
        stack[sp - 2] = identical(stack[sp - 2] as Value, top) !== (arg !== 0);
        return sp - 1;
      case OP.CONTAINS_OP:
        stack[sp - 2] = isIn(stack[sp - 2] as Value, top) !== (arg !== 0);
        return sp - 1;
      case OP.BINARY_SUBSCR:
        stack[sp - 2] = item(stack[sp - 2] as Value, top);
        return sp - 1;
      default:
        if (!(arg & 1)) stack[sp - 1] = attribute(top, name);
        else {
          stack[sp - 1] = textMethod(top, name);
          stack[sp++] = top;
        }
        return sp;
    }
  }
}

const CARRIED_OUT = new Set<number>([
  OP.LOAD_CONST,
  OP.LOAD_NAME,
  OP.COMPARE_OP,
  OP.BINARY_OP,
  OP.POP_JUMP_IF_FALSE,
  OP.POP_JUMP_IF_TRUE,
  OP.POP_JUMP_IF_NONE,
  OP.POP_JUMP_IF_NOT_NONE,
  OP.JUMP_FORWARD,
  OP.RETURN_VALUE,
  OP.RETURN_CONST,
  OP.PUSH_NULL,
  OP.CALL,
  OP.COPY,
  OP.SWAP,
  OP.POP_TOP,
  OP.UNARY_NOT,
  OP.UNARY_NEGATIVE,
  OP.IS_OP,
  OP.CONTAINS_OP,
  OP.BINARY_SUBSCR,
  OP.LOAD_ATTR,
]);

function giveUp(): never {
  throw UNKNOWN;
}

const known = (value: Value | undefined): Value => (value === undefined ? giveUp() : value);

function slotOf(code: PyCode, name: Str): number {
  return code.localsplusnames.findIndex((each) => sameStr(each, name));
}

/** What the name stands for: a variable of the frame, a global, a builtin. */
function variable(frame: Frame, slot: number, name: Str): Value {
  const { locals } = frame;
  const kind = slot < 0 ? 0 : frame.code.source.fields.localspluskinds[slot];
  let found: Value | undefined;
  // A module or class has its variables in a namespace, but for those of comprehensions.
  if (slot >= 0 && (locals === undefined || kind & CO_FAST_HIDDEN)) {
    found = frame.localsplus[slot];
    if (found instanceof PyCell && kind & (CO_FAST_CELL | CO_FAST_FREE)) found = found.value;
  }
  if (found === undefined && locals !== undefined)
    found = locals instanceof PyDict && locals.cls === dictType ? locals.getStr(name) : giveUp();
  // None is no missing value.
  if (found === undefined) found = frame.globals.getStr(name);
  return known(found === undefined ? frame.builtins.getStr(name) : found);
}

const isScalar = (value: Value): boolean =>
  value === null || typeof value === 'boolean' || isInt(value) || isStr(value) || isFloat(value);

function compare(thread: VmThread, left: Value, right: Value, op: CompareOp): Value {
  return isScalar(left) && isScalar(right) ? richCompare(thread, left, right, op) : giveUp();
}

const isList = (value: Value): value is PyList | PyTuple =>
  (value instanceof PyList && value.cls === listType) || (value instanceof PyTuple && value.cls === tupleType);
const isDict = (value: Value): value is PyDict => value instanceof PyDict && value.cls === dictType;

function sizeOf(value: Value): number {
  if (isStr(value)) return typeof value === 'string' ? value.length : value.points.length;
  if (isList(value)) return value.items.length;
  if (isDict(value)) return value.size;
  return value instanceof PySet && !value.cls.heap ? value.used : giveUp();
}

function truth(thread: VmThread, value: Value): boolean {
  if (typeof value === 'boolean') return value;
  return isScalar(value) ? isTrue(thread, value) : sizeOf(value) > 0;
}

/** Builtins that on numbers and text run no code of anybody's, and do not take long. */
const PURE = new Set(['abs', 'ascii', 'bin', 'bool', 'chr', 'divmod', 'hex', 'max', 'min', 'oct', 'ord', 'repr', 'round']);

/** A call of `len`, `isinstance`, a pure builtin or a method of a text; `base` is where the NULL before the callable lies. */
function callOf(thread: VmThread, stack: readonly (Value | undefined)[], base: number, count: number): Value {
  const callable = (stack[base] === undefined ? stack[base + 1] : stack[base]) as Value;
  const args = stack.slice(base + (stack[base] === undefined ? 2 : 1), base + 2 + count) as Value[];
  if (callable === thread.lenFunction) return args.length === 1 ? sizeOf(args[0]) : giveUp();
  if (callable === thread.isinstanceFunction) return args.length === 2 ? isKindOf(args[0], args[1]) : giveUp();
  const pure =
    callable instanceof PyBuiltin
      ? PURE.has(callable.def.name) && thread.runtime.builtins.getStr(callable.def.name) === callable
      : callable instanceof PyMethodDescr && callable.objclass === strType && callable.def.name !== 'format_map';
  return pure && args.every(isScalar) ? call(thread, callable, args) : giveUp();
}

const textMethod = (value: Value, name: Str): Value => (isStr(value) ? known(lookup(strType, name)) : giveUp());

/** `isinstance` where neither side has a say in it. */
function isKindOf(value: Value, cls: Value): boolean {
  if (!(cls instanceof PyType) || cls.cls !== typeType) return giveUp();
  const type = typeOf(value);
  if (isSubtype(type, cls)) return true;
  const honest =
    (type.tp_getattro as unknown) === genericGetAttr && lookup(type, '__class__') === lookup(objectType, '__class__');
  return honest ? false : giveUp();
}

function isIn(value: Value, container: Value): boolean {
  if (isStr(container)) return isStr(value) ? containsStr(container, value) : giveUp();
  if (isDict(container)) return isStr(value) && !container.hasForeignKeys ? container.findStr(value) >= 0 : giveUp();
  // Equal scalars of the same kind are the same; of others somebody else is asked.
  if (!isList(container) || !(isStr(value) || typeof value === 'number')) giveUp();
  for (const each of (container as PyList).items) {
    if (typeof each !== typeof value || !isScalar(each)) giveUp();
    if (isStr(each) ? sameStr(each, value as Str) : each === value) return true;
  }
  return false;
}

function item(container: Value, key: Value): Value {
  if (isDict(container) && isStr(key) && !container.hasForeignKeys) return known(container.getStr(key));
  if (!isList(container) || typeof key !== 'number') giveUp();
  return known((container as PyList).items.at(key as number));
}

/** An attribute that lies in the object and is found there by the rules of `object`. */
function attribute(owner: Value, name: Str): Value {
  if (!(owner instanceof PyObject) || (owner.cls.tp_getattro as unknown) !== genericGetAttr) giveUp();
  const object = owner as PyObject;
  const inherited = lookup(object.cls, name);
  if (inherited instanceof PyMember && inherited.native === undefined) return known(object.slots?.[inherited.index]);
  if (inherited !== undefined && !isScalar(inherited)) giveUp();
  const own = getOwn(object, name);
  return known(own === undefined ? inherited : own);
}
