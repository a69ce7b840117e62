/** Pickling of what `__reduce_ex__` gives: a call that makes the object again, and what is to be put into it (`save_reduce`). */
import { getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { PyDict } from '../../objects/dict.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyType, typeOf } from '../../objects/type.ts';
import { EMPTY_TUPLE, PyTuple, type Value } from '../../objects/value.ts';
import { callWithDict, isCallable, typeName } from '../native-type.ts';
import * as op from './opcodes.ts';
import type { PyPickler } from './pickler-object.ts';
import { save } from './save.ts';
import { saveItems, savePairs } from './save-containers.ts';
import { picklingError, stateOf } from './state.ts';

/** The parts of a reduced value, checked; None stands for what is not there. */
interface Reduced {
  callable: Value;
  args: PyTuple;
  state: Value;
  items: Value;
  pairs: Value;
  setter: Value;
}

const isIterator = (value: Value): boolean => typeOf(value).tp_iternext !== undefined;

function takeApart(t: Thread, reduced: PyTuple): Reduced {
  const count = reduced.items.length;
  if (count < 2 || count > 6) picklingError(t, 'tuple returned by __reduce__ must contain 2 through 6 elements');
  const [callable, args, state = null, items = null, pairs = null, setter = null] = reduced.items;
  if (!isCallable(callable)) picklingError(t, 'first item of the tuple returned by __reduce__ must be callable');
  if (!(args instanceof PyTuple)) return picklingError(t, 'second item of the tuple returned by __reduce__ must be a tuple');
  const refuse = (which: string, kind: string, value: Value): never =>
    picklingError(t, `${which} element of the tuple returned by __reduce__ must be ${kind}, not ${typeName(value)}`);
  if (items !== null && !isIterator(items)) refuse('fourth', 'an iterator', items);
  if (pairs !== null && !isIterator(pairs)) refuse('fifth', 'an iterator', pairs);
  if (setter !== null && !isCallable(setter)) refuse('sixth', 'a function', setter);
  return { callable, args, state, items, pairs, setter };
}

/** `copyreg.__newobj_ex__(cls, args, kwargs)`. */
function saveNewObjectEx(t: Thread, p: PyPickler, argument: PyTuple): void {
  const { length } = argument.items;
  if (length !== 3) picklingError(t, `length of the NEWOBJ_EX argument tuple must be exactly 3, not ${length}`);
  const [cls, args, kwargs] = argument.items;
  const refuse = (which: string, kind: string, value: Value): never =>
    picklingError(t, `${which} item from NEWOBJ_EX argument tuple must be a ${kind}, not ${typeName(value)}`);
  if (!(cls instanceof PyType)) return refuse('first', 'class', cls);
  if (!(args instanceof PyTuple)) return refuse('second', 'tuple', args);
  if (!(kwargs instanceof PyDict)) return refuse('third', 'dict', kwargs);
  if (p.protocol >= 4) {
    save(t, p, cls);
    save(t, p, args);
    save(t, p, kwargs);
    p.out.byte(op.NEWOBJ_EX);
    return;
  }
  const partial = callWithDict(t, stateOf(t).partial, [getAttr(t, cls, '__new__'), cls, ...args.items], kwargs);
  save(t, p, partial);
  save(t, p, EMPTY_TUPLE);
  p.out.byte(op.REDUCE);
}

/** `copyreg.__newobj__(cls, *args)`. */
function saveNewObject(t: Thread, p: PyPickler, argument: PyTuple, obj: Value): void {
  if (argument.items.length < 1) picklingError(t, '__newobj__ arglist is empty');
  const [cls] = argument.items;
  if (!(cls instanceof PyType)) picklingError(t, 'args[0] from __newobj__ args is not a type');
  const own = lookupAttr(t, obj, '__class__') ?? typeOf(obj);
  if (own !== cls) picklingError(t, 'args[0] from __newobj__ args has the wrong class');
  save(t, p, cls);
  save(t, p, argument.items.length === 1 ? EMPTY_TUPLE : new PyTuple(argument.items.slice(1)));
  p.out.byte(op.NEWOBJ);
}

function saveCall(t: Thread, p: PyPickler, { callable, args }: Reduced, obj: Value): void {
  const name = p.protocol >= 2 ? lookupAttr(t, callable, '__name__') : undefined;
  if (name === '__newobj_ex__') saveNewObjectEx(t, p, args);
  else if (name === '__newobj__') saveNewObject(t, p, args, obj);
  else {
    save(t, p, callable);
    save(t, p, args);
    p.out.byte(op.REDUCE);
  }
}

/** Writes `obj` as the call that `reduced` describes. Raises PicklingError where it is none. */
export function saveReduce(t: Thread, p: PyPickler, reduced: PyTuple, obj: Value): void {
  const parts = takeApart(t, reduced);
  const { out } = p;
  saveCall(t, p, parts, obj);
  const id = p.memo.get(obj);
  if (id !== undefined) {
    // A cycle has written the object meanwhile.
    out.byte(op.POP);
    p.putReference(t, id);
    return;
  }
  p.memoize(t, obj);
  const { items, pairs, state, setter } = parts;
  if (items !== null) saveItems(t, p, items);
  if (pairs !== null) savePairs(t, p, pairs);
  if (state === null) return;
  if (setter === null) {
    save(t, p, state);
    out.byte(op.BUILD);
    return;
  }
  // A call of the setter, of which nothing stays on the stack.
  save(t, p, setter);
  save(t, p, obj);
  save(t, p, state);
  out.byte(op.TUPLE2);
  out.byte(op.REDUCE);
  out.byte(op.POP);
}
