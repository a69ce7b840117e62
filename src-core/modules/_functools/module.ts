/** The `_functools` module (Modules/_functoolsmodule.c): `reduce` and `cmp_to_key`; the types have files of their own. */
import { call } from '../../objects/abstract/call.ts';
import { richCompare } from '../../objects/abstract/compare.ts';
import { getIter, iterNext } from '../../objects/abstract/iter.ts';
import { fillModule, fillType, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { isException, raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import type { CompareOp } from '../../objects/type.ts';
import { PyObject, type Value } from '../../objects/value.ts';
import { typeIn } from '../native-type.ts';
import { lruCacheType } from './lru-cache.ts';
import { partialType } from './partial.ts';

const keyWrapperType = typeIn('functools', 'KeyWrapper', { final: true });

/** What `cmp_to_key` returns: called with an object it gives a wrapper that compares by the function. */
class PyKeyWrapper extends PyObject {
  constructor(
    readonly compare: Value,
    public object: Value | undefined,
  ) {
    super();
  }
}

const KEY = parseSignature('(obj)');

fillType(keyWrapperType, {
  class: PyKeyWrapper,
  slots: {
    tp_call: (t, self: PyKeyWrapper, args, kwnames) => {
      const [object] = bind(t, KEY, 'K', args, kwnames) as [Value];
      return new PyKeyWrapper(self.compare, object);
    },
    tp_richcompare: (t, self: PyKeyWrapper, other: Value, op: CompareOp) => {
      if (!(other instanceof PyKeyWrapper)) return raise.TypeError('other argument must be K instance');
      if (self.object === undefined || other.object === undefined) return raise.AttributeError('object');
      return richCompare(t, call(t, self.compare, [self.object, other.object]), 0, op);
    },
  },
  members: {
    obj: [
      (_t, self: PyKeyWrapper) => self.object ?? null,
      (_t, self: PyKeyWrapper, value: Value | undefined) => {
        self.object = value;
      },
    ],
  },
});

function reduce(t: Thread, _module: Value, func: Value, iterable: Value, initial: Value | undefined): Value {
  let iter: Value;
  try {
    iter = getIter(t, iterable);
  } catch (error) {
    if (!isException(error, 'TypeError')) throw error;
    return raise.TypeError('reduce() arg 2 must support iteration');
  }
  let result = initial;
  for (;;) {
    const item = iterNext(t, iter);
    if (item === undefined) break;
    result = result === undefined ? item : call(t, func, [result, item]);
  }
  return result === undefined ? raise.TypeError('reduce() of empty iterable with no initial value') : result;
}

const functions: Record<string, NativeRow> = {
  reduce: ['~(module, function, iterable, initial=NULL, /)', reduce],
  cmp_to_key: ['(module, /, mycmp)', (_t, _module: Value, compare: Value) => new PyKeyWrapper(compare, undefined)],
};

/** Makes the module object. */
export function makeFunctools(): PyModule {
  const module = new PyModule('_functools');
  fillModule(module.dict, module, '_functools', functions);
  for (const type of [partialType, lruCacheType]) module.dict.setStr(type.qualname, type);
  return module;
}
