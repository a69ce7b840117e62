/**
 * Calls. The stack holds `method, self, args...` for a method, or `NULL, callable, args...`. A Python function is entered by a frame of
 * its own, without recursion of the loop; everything else is called by its type.
 */
import { call } from '../objects/abstract/call.ts';
import { isInstance } from '../objects/abstract/compare.ts';
import { toArray } from '../objects/abstract/iter.ts';
import { str } from '../objects/abstract/repr.ts';
import { length } from '../objects/abstract/sequence.ts';
import { callNative, PyBuiltin, PyMethodDescr } from '../objects/descr.ts';
import type { PyDict } from '../objects/dict.ts';
import { raise } from '../objects/raise.ts';
import type { Convention } from '../objects/signature.ts';
import { tupleFrom } from '../objects/tuple/tuple.ts';
import { functionType, listType, PyType, strType, tupleType, typeOf, typeType } from '../objects/type.ts';
import { NO_ARGS, PyList, PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import { functionText } from './callable-text.ts';
import { cache32, constant, DEOPT, enter, family, inst, jumpBy, peek, raw, shrink } from './dsl.ts';
import { Frame } from './frame.ts';
import { PyFunction, PyMethod } from './function.ts';
import type { Machine } from './machine.ts';

inst(172, 'KW_NAMES', '(--)', (m: Machine, oparg) => {
  m.kwnames = (constant(m, oparg) as PyTuple).items as readonly Str[];
});

family(171, ['counter', 'func_version/2'], [23, 24, 28, 29, 34, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 56]);

/** Takes `method, callable, args...` from the stack; a bound method is taken apart. */
function takeCall(f: Frame, oparg: number): { callable: Value; args: Value[] } {
  const base = f.sp - oparg - 2;
  const method = f.localsplus[base];
  if (method !== undefined) return { callable: method, args: f.localsplus.slice(base + 1, f.sp) as Value[] };
  const callable = f.localsplus[base + 1] as Value;
  if (callable instanceof PyMethod) {
    return { callable: callable.func, args: [callable.self, ...(f.localsplus.slice(base + 2, f.sp) as Value[])] };
  }
  return { callable, args: oparg === 0 ? NO_ARGS.slice() : (f.localsplus.slice(base + 2, f.sp) as Value[]) };
}

raw(171, 'CALL', '(method, callable, args[oparg] -- res)', (m: Machine, f: Frame, oparg) => {
  const { callable, args } = takeCall(f, oparg);
  const { kwnames } = m;
  m.kwnames = undefined;
  if (callable instanceof PyFunction) {
    const frame = m.bindFrame(callable, args, kwnames);
    f.sp -= oparg + 2;
    f.ip += 3;
    enter(m, frame);
    return;
  }
  finish(f, oparg, call(m, callable, args, kwnames));
});

/** A frame for a function whose locals are fast. */
export function newFrame(func: PyFunction): Frame {
  return new Frame(func, func.code, undefined);
}

/** Puts the result of a call in place of what was called. */
function finish(f: Frame, oparg: number, result: Value): void {
  f.sp -= oparg + 1;
  f.localsplus[f.sp - 1] = result;
  f.ip += 3;
}

raw(
  23,
  'CALL_PY_EXACT_ARGS',
  '(method, callable, args[oparg] -- res)',
  (m, _f, oparg) => {
    const method = peek(m, oparg + 2);
    const func = method !== undefined ? method : peek(m, oparg + 1);
    const given = method !== undefined ? oparg + 1 : oparg;
    if (!(func instanceof PyFunction) || func.version !== cache32(m, 1) || func.code.argcount !== given) return DEOPT;
    const callee = newFrame(func);
    for (let i = 0; i < given; i++) callee.localsplus[i] = peek(m, given - i);
    shrink(m, oparg + 2);
    jumpBy(m, 3);
    enter(m, callee);
  },
  { hot: true },
);
raw(24, 'CALL_PY_WITH_DEFAULTS', '(method, callable, args[oparg] -- res)', (m: Machine, f: Frame, oparg) => {
  const base = f.sp - oparg - 2;
  const method = f.localsplus[base];
  const func = method !== undefined ? method : f.localsplus[base + 1];
  const first = method !== undefined ? base + 1 : base + 2;
  if (!(func instanceof PyFunction) || func.version !== cache32(m, 1) || func.defaults === null) return DEOPT;
  const { code, defaults } = func;
  const argcount = f.sp - first;
  const least = code.argcount - defaults.items.length;
  if (argcount > code.argcount || argcount < least) return DEOPT;
  const frame = newFrame(func);
  for (let i = 0; i < argcount; i++) frame.localsplus[i] = f.localsplus[first + i];
  for (let i = argcount; i < code.argcount; i++) frame.localsplus[i] = defaults.items[i - least];
  f.sp = base;
  f.ip += 3;
  enter(m, frame);
  return undefined;
});
/** Takes a bound method apart in place; the next form does the call (`GO_TO_INSTRUCTION(CALL_PY_EXACT_ARGS)`). */
raw(28, 'CALL_BOUND_METHOD_EXACT_ARGS', '(method, callable, args[oparg] -- res)', (m: Machine, f: Frame, oparg) => {
  const base = f.sp - oparg - 2;
  const callable = f.localsplus[base + 1];
  if (f.localsplus[base] !== undefined || !(callable instanceof PyMethod)) return DEOPT;
  const { func, self } = callable;
  if (!(func instanceof PyFunction) || func.version !== cache32(m, 1) || func.code.argcount !== oparg + 1) {
    f.localsplus[base] = func;
    f.localsplus[base + 1] = self;
    return DEOPT;
  }
  const frame = newFrame(func);
  frame.localsplus[0] = self;
  for (let i = 0; i < oparg; i++) frame.localsplus[i + 1] = f.localsplus[base + 2 + i];
  f.sp = base;
  f.ip += 3;
  enter(m, frame);
  return undefined;
});

/** A form for `NULL, callable, arg` where the callable is one particular type. */
function oneArgument(type: PyType, make: (m: Machine, arg: Value) => Value) {
  return (m: Machine, f: Frame, oparg: number) => {
    if (f.localsplus[f.sp - 3] !== undefined || f.localsplus[f.sp - 2] !== type) return DEOPT;
    finish(f, oparg, make(m, f.localsplus[f.sp - 1] as Value));
    return undefined;
  };
}
raw(
  56,
  'CALL_NO_KW_TYPE_1',
  '(null, callable, args[oparg] -- res)',
  oneArgument(typeType, (_m, arg) => typeOf(arg)),
);
raw(
  47,
  'CALL_NO_KW_STR_1',
  '(null, callable, args[oparg] -- res)',
  oneArgument(strType, (m, arg) => str(m, arg)),
);
raw(
  48,
  'CALL_NO_KW_TUPLE_1',
  '(null, callable, args[oparg] -- res)',
  oneArgument(tupleType, (m, arg) => tupleFrom(m, arg)),
);

/** A form for native functions: takes the callable and its arguments (self among them if it was a method). */
function native(
  accepts: (m: Machine, callable: Value, args: Value[]) => boolean,
  run: (m: Machine, callable: never, args: Value[], kwnames: readonly Str[] | undefined) => Value,
) {
  return (m: Machine, f: Frame, oparg: number) => {
    const base = f.sp - oparg - 2;
    const method = f.localsplus[base];
    const callable = (method !== undefined ? method : f.localsplus[base + 1]) as Value;
    const args = f.localsplus.slice(method !== undefined ? base + 1 : base + 2, f.sp) as Value[];
    if (!accepts(m, callable, args)) return DEOPT;
    const { kwnames } = m;
    m.kwnames = undefined;
    finish(f, oparg, run(m, callable as never, args, kwnames));
    return undefined;
  };
}

const builtinWith =
  (...conventions: Convention[]) =>
  (_m: Machine, callable: Value) =>
    callable instanceof PyBuiltin && conventions.includes(callable.def.signature.convention);
const callBuiltin = (m: Machine, callable: PyBuiltin, args: Value[], kwnames: readonly Str[] | undefined) =>
  callNative(m, callable.def, callable.self, args, kwnames, callable.owner);
const descriptorWith =
  (...conventions: Convention[]) =>
  (_m: Machine, callable: Value, args: Value[]) =>
    callable instanceof PyMethodDescr &&
    conventions.includes(callable.def.signature.convention) &&
    typeOf(args[0]) === callable.objclass;
const callDescriptor = (m: Machine, callable: PyMethodDescr, args: Value[], kwnames: readonly Str[] | undefined) =>
  callNative(m, callable.def, args[0], args.slice(1), kwnames, callable.objclass);

const EFFECT = '(method, callable, args[oparg] -- res)';
raw(
  29,
  'CALL_BUILTIN_CLASS',
  EFFECT,
  native(
    (_m, callable) => callable instanceof PyType && !callable.heap,
    (m, callable, args, kwnames) => call(m, callable, args, kwnames),
  ),
);
raw(34, 'CALL_BUILTIN_FAST_WITH_KEYWORDS', EFFECT, native(builtinWith('FASTCALL_KEYWORDS'), callBuiltin));
raw(38, 'CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS', EFFECT, native(descriptorWith('FASTCALL_KEYWORDS'), callDescriptor));
raw(39, 'CALL_NO_KW_BUILTIN_FAST', EFFECT, native(builtinWith('FASTCALL'), callBuiltin));
raw(
  40,
  'CALL_NO_KW_BUILTIN_O',
  EFFECT,
  native((m, callable, args) => args.length === 1 && builtinWith('O')(m, callable), callBuiltin),
);
raw(44, 'CALL_NO_KW_METHOD_DESCRIPTOR_FAST', EFFECT, native(descriptorWith('FASTCALL'), callDescriptor));
raw(
  45,
  'CALL_NO_KW_METHOD_DESCRIPTOR_NOARGS',
  EFFECT,
  native((m, callable, args) => args.length === 1 && descriptorWith('NOARGS')(m, callable, args), callDescriptor),
);
raw(
  46,
  'CALL_NO_KW_METHOD_DESCRIPTOR_O',
  EFFECT,
  native((m, callable, args) => args.length === 2 && descriptorWith('O')(m, callable, args), callDescriptor),
);
raw(
  42,
  'CALL_NO_KW_LEN',
  EFFECT,
  native(
    (m, callable, args) => args.length === 1 && callable === m.lenFunction,
    (m, _callable, args) => length(m, args[0]),
  ),
);
raw(
  41,
  'CALL_NO_KW_ISINSTANCE',
  EFFECT,
  native(
    (m, callable, args) => args.length === 2 && callable === m.isinstanceFunction,
    (m, _callable, args) => isInstance(m, args[0], args[1]),
  ),
);
/** `list.append(x)` as a statement: the POP_TOP that follows is skipped. */
raw(43, 'CALL_NO_KW_LIST_APPEND', '(method, self, args[oparg] -- unused)', (m: Machine, f: Frame) => {
  const method = f.localsplus[f.sp - 3];
  const self = f.localsplus[f.sp - 2];
  if (method !== m.listAppend || !(self instanceof PyList) || self.cls !== listType) return DEOPT;
  self.items.push(f.localsplus[f.sp - 1] as Value);
  f.sp -= 3;
  f.ip += 4;
  f.lasti = f.ip - 1;
  return undefined;
});

raw(142, 'CALL_FUNCTION_EX', '(unused, func, callargs, kwargs if (oparg & 1) -- result)', (m: Machine, f: Frame, oparg) => {
  const kwargs = oparg & 1 ? (f.localsplus[f.sp - 1] as PyDict) : undefined;
  const top = f.sp - (oparg & 1);
  const callargs = f.localsplus[top - 1] as Value;
  const callable = f.localsplus[top - 2] as Value;
  let positional: Value[];
  if (callargs instanceof PyTuple) positional = callargs.items.slice();
  else {
    const type = typeOf(callargs);
    if (type.tp_iter === undefined && type.sq_item === undefined) {
      raise.TypeError(`${functionText(m, callable)} argument after * must be an iterable, not ${utf16(type.name)}`);
    }
    positional = toArray(m, callargs);
  }
  let kwnames: Str[] | undefined;
  if (kwargs !== undefined && kwargs.size > 0) {
    kwnames = [];
    for (const [key, value] of kwargs.entries()) {
      if (typeOf(key) !== strType) raise.TypeError('keywords must be strings');
      kwnames.push(key as Str);
      positional.push(value);
    }
  }
  if (typeOf(callable) === functionType) {
    const frame = m.bindFrame(callable as PyFunction, positional, kwnames);
    f.sp = top - 3;
    enter(m, frame);
    return;
  }
  const result = call(m, callable, positional, kwnames);
  f.sp = top - 3;
  f.localsplus[f.sp++] = result;
});
