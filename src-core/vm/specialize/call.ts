/** CALL: by what is called, and how its arguments fit. */
import { OP } from '../../code/opcodes.generated.ts';
import { PyBuiltin, PyMethodDescr } from '../../objects/descr.ts';
import {
  boolType,
  dictType,
  floatType,
  frozensetType,
  listType,
  objectType,
  PyType,
  rangeType,
  setType,
  strType,
  superType,
  tupleType,
  typeOf,
  typeType,
} from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import { PyFunction, PyMethod } from '../../ops/function.ts';
import { write32 } from './counter.ts';
import { complexParameters, type Failure, KEYWORDS, noConvention, WRONG_ARGUMENTS } from './failures.ts';
import { functionVersion, isSimpleFunction } from './functions.ts';
import type { Rule, Site } from './specialize.ts';

/** Built-in types whose `tp_vectorcall` is set in 3.12. */
const VECTORCALL = new Set<PyType>([
  boolType,
  dictType,
  floatType,
  frozensetType,
  listType,
  rangeType,
  setType,
  superType,
  tupleType,
  typeType,
]);
const VECTORCALL_NAMES = new Set(['enumerate', 'reversed', 'filter', 'map', 'zip']);

export const specializeCall: Rule = (site) => {
  const { m, frame, oparg, sp } = site;
  const method = frame.localsplus[sp - oparg - 2];
  const callable = (method !== undefined ? method : frame.localsplus[sp - oparg - 1]) as Value;
  const nargs = method !== undefined ? oparg + 1 : oparg;
  const keywords = m.kwnames !== undefined;
  if (callable instanceof PyBuiltin) return builtin(site, callable, nargs, keywords);
  if (callable instanceof PyFunction) return pythonFunction(site, callable, nargs, keywords, false);
  if (callable instanceof PyType) return klass(callable, nargs, oparg, keywords);
  if (callable instanceof PyMethodDescr) return descriptor(site, callable, nargs, keywords);
  if (callable instanceof PyMethod && callable.func instanceof PyFunction) {
    return pythonFunction(site, callable.func, nargs + 1, keywords, true);
  }
  if (callable instanceof PyMethod) return 'a bound method of something else than a Python function';
  return `there is no form for calling a ${utf16(typeOf(callable).name)}`;
};

function builtin({ m }: Site, callable: PyBuiltin, nargs: number, keywords: boolean): number | Failure {
  switch (callable.def.signature.convention) {
    case 'O':
      if (keywords) return KEYWORDS;
      if (nargs !== 1) return WRONG_ARGUMENTS;
      return callable === m.lenFunction ? OP.CALL_NO_KW_LEN : OP.CALL_NO_KW_BUILTIN_O;
    case 'FASTCALL':
      if (keywords) return KEYWORDS;
      return nargs === 2 && callable === m.isinstanceFunction ? OP.CALL_NO_KW_ISINSTANCE : OP.CALL_NO_KW_BUILTIN_FAST;
    case 'FASTCALL_KEYWORDS':
      return OP.CALL_BUILTIN_FAST_WITH_KEYWORDS;
    default:
      return noConvention(callable.def.signature.convention);
  }
}

function pythonFunction(
  { m, frame, index }: Site,
  func: PyFunction,
  nargs: number,
  keywords: boolean,
  bound: boolean,
): number | Failure {
  const { code } = func;
  if (keywords) return KEYWORDS;
  if (!isSimpleFunction(code)) return complexParameters(code);
  const least = code.argcount - (func.defaults?.items.length ?? 0);
  if (least < 0 || nargs > code.argcount || nargs < least) return WRONG_ARGUMENTS;
  if (bound && nargs !== code.argcount) return 'a bound method that needs its defaults';
  write32(frame.code, index + 2, functionVersion(m, func));
  if (nargs === code.argcount) return bound ? OP.CALL_BOUND_METHOD_EXACT_ARGS : OP.CALL_PY_EXACT_ARGS;
  return OP.CALL_PY_WITH_DEFAULTS;
}

function klass(type: PyType, nargs: number, oparg: number, keywords: boolean): number | Failure {
  if (type.tp_new === objectType.tp_new || type.heap) return 'a class written in Python';
  if (nargs === 1 && !keywords && oparg === 1) {
    if (type === strType) return OP.CALL_NO_KW_STR_1;
    if (type === typeType) return OP.CALL_NO_KW_TYPE_1;
    if (type === tupleType) return OP.CALL_NO_KW_TUPLE_1;
  }
  return VECTORCALL.has(type) || VECTORCALL_NAMES.has(utf16(type.name))
    ? OP.CALL_BUILTIN_CLASS
    : 'a built-in class without a fast way of calling';
}

function descriptor(
  { m, frame, index, oparg }: Site,
  callable: PyMethodDescr,
  nargs: number,
  keywords: boolean,
): number | Failure {
  if (keywords) return KEYWORDS;
  switch (callable.def.signature.convention) {
    case 'NOARGS':
      return nargs === 1 ? OP.CALL_NO_KW_METHOD_DESCRIPTOR_NOARGS : WRONG_ARGUMENTS;
    case 'O': {
      if (nargs !== 2) return WRONG_ARGUMENTS;
      const popped = frame.code.opcodeAt(index + 4) === OP.POP_TOP;
      return callable === m.listAppend && oparg === 1 && popped ? OP.CALL_NO_KW_LIST_APPEND : OP.CALL_NO_KW_METHOD_DESCRIPTOR_O;
    }
    case 'FASTCALL':
      return OP.CALL_NO_KW_METHOD_DESCRIPTOR_FAST;
    case 'FASTCALL_KEYWORDS':
      return OP.CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS;
    default:
      return noConvention(callable.def.signature.convention);
  }
}
