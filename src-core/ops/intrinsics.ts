/** Imports and the intrinsic functions (Python/intrinsics.c). */

import { CO_ASYNC_GENERATOR, CO_COROUTINE } from '../code/code-object.ts';
import { unaryOp } from '../objects/abstract/number.ts';
import type { PyException } from '../objects/exception.ts';
import { becauseOf, isException, makeException, raise } from '../objects/raise.ts';
import { tupleOf } from '../objects/tuple/tuple.ts';
import type { PyList, PyTuple, Value } from '../objects/value.ts';
import { enter, inst, raw } from './dsl.ts';
import { prepareReraiseStar } from './exception-group.ts';
import { Frame } from './frame.ts';
import type { PyFunction } from './function.ts';
import type { Machine } from './machine.ts';

/** Imports a module. */
raw(108, 'IMPORT_NAME', '(level, fromlist -- res)', (m: Machine, f: Frame, oparg) => {
  const result = m.importName(f, f.code.names[oparg], f.localsplus[f.sp - 1] as Value, f.localsplus[f.sp - 2] as Value);
  f.sp -= 2;
  if (result instanceof Frame) enter(m, result);
  else f.localsplus[f.sp++] = result;
});
/** Takes a name from a module. */
inst(109, 'IMPORT_FROM', '(from -- from, res)', (m: Machine, oparg, from: Value) => [
  from,
  m.importFrom(from, m.frame!.code.names[oparg]),
]);

/** INTRINSIC_STOPITERATION_ERROR: what leaves a generator by StopIteration becomes RuntimeError. */
function stopIterationError(m: Machine, exc: PyException): Value {
  const { flags } = m.frame!.code;
  let message: string | undefined;
  if (isException(exc, 'StopIteration')) {
    message = 'generator raised StopIteration';
    if (flags & CO_ASYNC_GENERATOR) message = 'async generator raised StopIteration';
    else if (flags & CO_COROUTINE) message = 'coroutine raised StopIteration';
  } else if (flags & CO_ASYNC_GENERATOR && isException(exc, 'StopAsyncIteration')) {
    message = 'async generator raised StopAsyncIteration';
  }
  if (message === undefined) return exc;
  return becauseOf(makeException('RuntimeError', message), exc);
}

type Intrinsic1 = (m: Machine, value: Value) => Value;

/** By number (INTRINSICS_1). */
const UNARY: Intrinsic1[] = [
  () => raise.SystemError('invalid intrinsic'),
  (m, value) => {
    m.displayHook(value);
    return null;
  },
  (m, module) => {
    m.importStar(m.frame!, module);
    return null;
  },
  (m, exc) => stopIterationError(m, exc as PyException),
  (m, value) => m.wrapAsyncYield(value),
  (m, value) => unaryOp(m, 'nb_positive', value),
  (_m, list) => tupleOf((list as PyList).items.slice()),
  (m, name) => m.makeTypeParameter('TypeVar', name, undefined),
  (m, name) => m.makeTypeParameter('ParamSpec', name, undefined),
  (m, name) => m.makeTypeParameter('TypeVarTuple', name, undefined),
  (m, params) => m.subscriptGeneric(params),
  (m, parts) => m.makeTypeAlias(parts),
];
/** Calls a function of the machine with one value. */
inst(173, 'CALL_INTRINSIC_1', '(value -- res)', (m: Machine, oparg, value: Value) => UNARY[oparg](m, value));

type Intrinsic2 = (m: Machine, first: Value, second: Value) => Value;
/** By number (INTRINSICS_2). */
const BINARY: Intrinsic2[] = [
  () => raise.SystemError('invalid intrinsic'),
  (m, original, raised) => prepareReraiseStar(m, original as PyException, raised as PyList),
  (m, name, bound) => m.makeTypeParameter('TypeVar', name, { bound }),
  (m, name, constraints) => m.makeTypeParameter('TypeVar', name, { constraints }),
  (_m, func, params) => {
    (func as PyFunction).typeParams = params as PyTuple;
    return func;
  },
];
/** Calls a function of the machine with two values. */
inst(174, 'CALL_INTRINSIC_2', '(value2, value1 -- res)', (m: Machine, oparg, second: Value, first: Value) =>
  BINARY[oparg](m, second, first),
);
