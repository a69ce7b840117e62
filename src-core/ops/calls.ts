/**
 * Calls. The stack holds `method, self, args...` for a method, or `NULL, callable, args...`. A Python function is entered by a frame of
 * its own, without recursion of the loop; everything else is called by its type.
 */
import { call } from '../objects/abstract/call.ts';
import { isInstance } from '../objects/abstract/compare.ts';
import { toArray } from '../objects/abstract/iter.ts';
import { str } from '../objects/abstract/repr.ts';
import { exactLength } from '../objects/abstract/sequence.ts';
import { callNative, PyBuiltin, PyMethodDescr } from '../objects/descr.ts';
import type { PyDict } from '../objects/dict.ts';
import { raise } from '../objects/raise.ts';
import type { Convention } from '../objects/signature.ts';
import { derived } from '../objects/slot-derive.ts';
import { tupleFrom } from '../objects/tuple/tuple.ts';
import { functionType, listType, lookup, objectType, PyType, strType, tupleType, typeOf, typeType } from '../objects/type.ts';
import { asStr, NO_ARGS, PyList, PyTuple, type Str, utf16, type Value } from '../objects/value.ts';
import { reportCall, reportReturn } from './call-events.ts';
import { functionText } from './callable-text.ts';
import { cache32, constant, DEOPT, enter, family, inst, jumpBy, peek, raw, shrink } from './dsl.ts';
import { Frame } from './frame.ts';
import { PyFunction, PyMethod } from './function.ts';
import type { Machine } from './machine.ts';

/** Of code objects whose call makes a generator or a coroutine (CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR). */
const SUSPENDING = 0x20 | 0x80 | 0x200;

/** Tells the call that follows which arguments are keywords. */
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

/** Calls with the arguments on the stack. */
raw(171, 'CALL', '(method, callable, args[oparg] -- res)', (m: Machine, f: Frame, oparg) => callOrEnter(m, f, oparg, false));

/** Enters the frame of a Python function; calls anything else, and reports that where it is instrumented. */
export function callOrEnter(m: Machine, f: Frame, oparg: number, instrumented: boolean): void {
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
  if (!instrumented && enterForObject(m, f, oparg, callable, args, kwnames)) return;
  finish(
    f,
    oparg,
    instrumented
      ? reportReturn(m, f, callable, args[0], () => call(m, callable, args, kwnames))
      : call(m, callable, args, kwnames),
  );
}

/**
 * The frame of the `__call__` of an object or the `__init__` of a class that is called, where they are written in Python.
 */
function frameForObject(m: Machine, callable: Value, args: Value[], kwnames: readonly Str[] | undefined): Frame | undefined {
  const method = pythonCall(callable);
  if (method !== undefined) {
    args.unshift(callable);
    return m.bindFrame(method, args, kwnames);
  }
  const init = pythonInit(callable);
  if (init === undefined) return undefined;
  const made = (callable as PyType).tp_new(m, callable as PyType, args, kwnames);
  args.unshift(made);
  const frame = m.bindFrame(init, args, kwnames);
  frame.made = made;
  frame.plain = false;
  return frame;
}

/** The frame of the code that `exec` is called with, or what `__import__` answers or runs first; undefined of any other function. */
function runByNative(m: Machine, callable: Value, args: Value[], kwnames: readonly Str[] | undefined): Value | Frame | undefined {
  if (callable === m.importFunction) return m.importOf(args, kwnames);
  if (callable !== m.execFunction) return undefined;
  const frame = m.bodyOf(args, kwnames);
  frame.made = null;
  frame.plain = false;
  return frame;
}

/** Enters one of these frames; false where there is none. */
function enterForObject(
  m: Machine,
  f: Frame,
  oparg: number,
  callable: Value,
  args: Value[],
  kwnames: readonly Str[] | undefined,
): boolean {
  let frame: Value | Frame | undefined = frameForObject(m, callable, args, kwnames);
  if (frame === undefined) frame = runByNative(m, callable, args, kwnames);
  if (frame === undefined) return false;
  if (!(frame instanceof Frame)) {
    finish(f, oparg, frame);
    return true;
  }
  f.sp -= oparg + 2;
  // CPython does this in C code, so that the caller stands at the CALL itself and not at its last cache.
  const at = f.ip - 1;
  f.ip += 3;
  enter(m, frame);
  f.lasti = at;
  return true;
}

/**
 * The `__call__` written in Python of an object that is called. Its frame is entered as that of a function, so that a thread which
 * waits in there can be suspended.
 */
function pythonCall(callable: Value): PyFunction | undefined {
  const type = typeOf(callable);
  if (!type.heap || (type.tp_call as unknown) !== derived.tp_call) return undefined;
  const method = lookup(type, '__call__');
  return method instanceof PyFunction ? method : undefined;
}

/**
 * The `__init__` written in Python of a class that is called, where calling it does nothing else of note: the instance is a bare one and
 * the class has no say in it. Its frame is entered too, and gives the instance in place of None.
 */
function pythonInit(callable: Value): PyFunction | undefined {
  if (!(callable instanceof PyType) || !callable.heap || callable.abstract) return undefined;
  if ((callable.tp_init as unknown) !== derived.tp_init || callable.tp_new !== objectType.tp_new) return undefined;
  if (callable.cls.tp_call !== typeType.tp_call) return undefined;
  const method = lookup(callable, '__init__');
  return method instanceof PyFunction && (method.code.flags & SUSPENDING) === 0 ? method : undefined;
}

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

const EFFECT = '(method, callable, args[oparg] -- res)';
const callBuiltin = (m: Machine, callable: PyBuiltin, args: Value[], kwnames: readonly Str[] | undefined) =>
  callNative(m, callable.def, callable.self, args, kwnames, callable.owner);

/** Takes the names of keyword arguments that KW_NAMES left. */
function takeKeywords(m: Machine): readonly Str[] | undefined {
  const { kwnames } = m;
  m.kwnames = undefined;
  return kwnames;
}

/** Arguments of the call on the stack from slot `first` on. */
const argumentsFrom = (f: Frame, first: number) => f.localsplus.slice(first, f.sp) as Value[];

raw(29, 'CALL_BUILTIN_CLASS', EFFECT, (m: Machine, f: Frame, oparg) => {
  const base = f.sp - oparg - 2;
  const method = f.localsplus[base];
  const callable = method !== undefined ? method : f.localsplus[base + 1];
  if (!(callable instanceof PyType) || callable.heap) return DEOPT;
  const args = argumentsFrom(f, method !== undefined ? base + 1 : base + 2);
  finish(f, oparg, call(m, callable, args, takeKeywords(m)));
  return undefined;
});

/** A form for native functions of one calling convention; self is among the arguments if it was a method. */
function builtinOf(convention: Convention) {
  return (m: Machine, f: Frame, oparg: number) => {
    const base = f.sp - oparg - 2;
    const method = f.localsplus[base];
    const callable = method !== undefined ? method : f.localsplus[base + 1];
    if (!(callable instanceof PyBuiltin) || callable.def.signature.convention !== convention) return DEOPT;
    const args = argumentsFrom(f, method !== undefined ? base + 1 : base + 2);
    finish(f, oparg, callBuiltin(m, callable, args, takeKeywords(m)));
    return undefined;
  };
}
raw(34, 'CALL_BUILTIN_FAST_WITH_KEYWORDS', EFFECT, builtinOf('FASTCALL_KEYWORDS'));
raw(39, 'CALL_NO_KW_BUILTIN_FAST', EFFECT, builtinOf('FASTCALL'));

/** Where the only argument of a call stands, self of a method counted; -1 where there is another number of them. */
function onlyArgument(f: Frame, oparg: number): number {
  if (f.localsplus[f.sp - oparg - 2] !== undefined) return oparg === 0 ? f.sp - 1 : -1;
  return oparg === 1 ? f.sp - 1 : -1;
}

/** What such a call calls. */
function callableOf(f: Frame, oparg: number): Value | undefined {
  const base = f.sp - oparg - 2;
  const method = f.localsplus[base];
  return method !== undefined ? method : f.localsplus[base + 1];
}

raw(40, 'CALL_NO_KW_BUILTIN_O', EFFECT, (m: Machine, f: Frame, oparg) => {
  const callable = callableOf(f, oparg);
  const at = onlyArgument(f, oparg);
  if (at < 0 || !(callable instanceof PyBuiltin) || callable.def.signature.convention !== 'O') return DEOPT;
  finish(f, oparg, callBuiltin(m, callable, [f.localsplus[at] as Value], undefined));
  return undefined;
});

/** A form for methods of built-in types of one calling convention: `obj.name(...)`, or `type.name(obj, ...)`. */
function descriptorOf(convention: Convention, count?: number) {
  return (m: Machine, f: Frame, oparg: number) => {
    const base = f.sp - oparg - 2;
    const first = f.localsplus[base] !== undefined ? base + 1 : base + 2;
    const callable = f.localsplus[first - 1];
    const given = f.sp - first - 1;
    if (!(callable instanceof PyMethodDescr) || callable.def.signature.convention !== convention) return DEOPT;
    if (given < 0 || (count !== undefined && given !== count)) return DEOPT;
    const self = f.localsplus[first] as Value;
    if (typeOf(self) !== callable.objclass) return DEOPT;
    const args = given === 0 ? NO_ARGS : argumentsFrom(f, first + 1);
    finish(f, oparg, callNative(m, callable.def, self, args, takeKeywords(m), callable.objclass));
    return undefined;
  };
}
raw(38, 'CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS', EFFECT, descriptorOf('FASTCALL_KEYWORDS'));
raw(44, 'CALL_NO_KW_METHOD_DESCRIPTOR_FAST', EFFECT, descriptorOf('FASTCALL'));
raw(45, 'CALL_NO_KW_METHOD_DESCRIPTOR_NOARGS', EFFECT, descriptorOf('NOARGS', 0));
raw(46, 'CALL_NO_KW_METHOD_DESCRIPTOR_O', EFFECT, descriptorOf('O', 1));

raw(42, 'CALL_NO_KW_LEN', EFFECT, (m: Machine, f: Frame, oparg) => {
  const at = onlyArgument(f, oparg);
  if (at < 0 || callableOf(f, oparg) !== m.lenFunction) return DEOPT;
  finish(f, oparg, exactLength(m, f.localsplus[at] as Value));
  return undefined;
});
raw(41, 'CALL_NO_KW_ISINSTANCE', EFFECT, (m: Machine, f: Frame, oparg) => {
  if (callableOf(f, oparg) !== m.isinstanceFunction) return DEOPT;
  if (oparg + (f.localsplus[f.sp - oparg - 2] !== undefined ? 1 : 0) !== 2) return DEOPT;
  finish(f, oparg, isInstance(m, f.localsplus[f.sp - 2] as Value, f.localsplus[f.sp - 1] as Value));
  return undefined;
});
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

/** Calls with an unpacked tuple and perhaps a dict. */
raw(142, 'CALL_FUNCTION_EX', '(unused, func, callargs, kwargs if (oparg & 1) -- result)', (m: Machine, f: Frame, oparg) =>
  callUnpacked(m, f, oparg, false),
);

/** `callable(*args, **kwargs)`; instrumented, a Python function too is called by a nested run of the loop, as in CPython. */
export function callUnpacked(m: Machine, f: Frame, oparg: number, instrumented: boolean): void {
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
  const first: Value | undefined = positional[0];
  let kwnames: Str[] | undefined;
  if (kwargs !== undefined && kwargs.size > 0) {
    kwnames = [];
    for (const [key, value] of kwargs.entries()) {
      const name = asStr(key);
      if (name === undefined) return raise.TypeError('keywords must be strings');
      kwnames.push(name);
      positional.push(value);
    }
  }
  if (instrumented) reportCall(m, f, callable, first);
  else {
    const bound = callable instanceof PyMethod && callable.func instanceof PyFunction;
    const target = bound ? callable.func : typeOf(callable) === functionType ? callable : pythonCall(callable);
    if (target instanceof PyFunction) {
      if (bound) positional.unshift(callable.self);
      else if (target !== callable) positional.unshift(callable);
      const frame = m.bindFrame(target, positional, kwnames);
      f.sp = top - 3;
      enter(m, frame);
      return;
    }
    const run = runByNative(m, callable, positional, kwnames);
    if (run !== undefined) {
      f.sp = top - 3;
      if (run instanceof Frame) enter(m, run);
      else f.localsplus[f.sp++] = run;
      return;
    }
  }
  const reported = instrumented && !(callable instanceof PyFunction) && !(callable instanceof PyMethod);
  const result = reported
    ? reportReturn(m, f, callable, first, () => call(m, callable, positional, kwnames))
    : call(m, callable, positional, kwnames);
  f.sp = top - 3;
  f.localsplus[f.sp++] = result;
}
