/** `container[key]`: reading, writing, slices. */
import { delItem, getItem, setItem } from '../objects/abstract/sequence.ts';
import { PyDict } from '../objects/dict.ts';
import { raiseWith } from '../objects/raise.ts';
import { PySlice } from '../objects/slice.ts';
import { dictType, listType, tupleType, typeOf } from '../objects/type.ts';
import { PyList, PyTuple, type Value } from '../objects/value.ts';
import { DEOPT, enter, family, inst, raw } from './dsl.ts';
import type { Frame } from './frame.ts';
import { PyFunction } from './function.ts';
import type { Machine } from './machine.ts';

family(25, ['counter'], [19, 20, 21, 22]);
/** Looks an item up by its key. */
inst(25, 'BINARY_SUBSCR', '(container, sub -- res)', (m: Machine, _oparg, container: Value, sub: Value) =>
  getItem(m, container, sub),
);
inst(
  21,
  'BINARY_SUBSCR_LIST_INT',
  '(container, sub -- res)',
  (_m, _oparg, container: Value, sub: Value) => {
    if (
      !(container instanceof PyList) ||
      container.cls !== listType ||
      typeof sub !== 'number' ||
      sub < 0 ||
      sub >= container.items.length
    )
      return DEOPT;
    return (container as PyList).items[sub as number];
  },
  { hot: true },
);
inst(
  22,
  'BINARY_SUBSCR_TUPLE_INT',
  '(container, sub -- res)',
  (_m, _oparg, container: Value, sub: Value) => {
    if (
      !(container instanceof PyTuple) ||
      container.cls !== tupleType ||
      typeof sub !== 'number' ||
      sub < 0 ||
      sub >= container.items.length
    )
      return DEOPT;
    return (container as PyTuple).items[sub as number];
  },
  { hot: true },
);
inst(
  19,
  'BINARY_SUBSCR_DICT',
  '(dict, sub -- res)',
  (m, _oparg, dict: Value, sub: Value) => {
    if (!(dict instanceof PyDict) || dict.cls !== dictType) return DEOPT;
    const value = (dict as PyDict).get(m, sub);
    return value === undefined ? raiseWith('KeyError', sub) : value;
  },
  { hot: true },
);
/** Enters the Python `__getitem__` of the container's class. */
raw(20, 'BINARY_SUBSCR_GETITEM', '(container, sub -- res)', (m: Machine, f: Frame) => {
  const sub = f.localsplus[f.sp - 1] as Value;
  const container = f.localsplus[f.sp - 2] as Value;
  const type = typeOf(container);
  const getitem = type.heap ? type.cachedGetitem : undefined;
  if (!(getitem instanceof PyFunction) || getitem.version === 0 || getitem.version !== type.cachedGetitemVersion) return DEOPT;
  const frame = m.bindFrame(getitem as PyFunction, [container, sub], undefined);
  f.sp -= 2;
  f.ip += 1;
  enter(m, frame);
});

family(60, ['counter'], [159, 160]);
/** Stores an item under a key. */
inst(60, 'STORE_SUBSCR', '(value, container, sub --)', (m: Machine, _oparg, value: Value, container: Value, sub: Value) =>
  setItem(m, container, sub, value),
);
inst(
  160,
  'STORE_SUBSCR_LIST_INT',
  '(value, list, sub --)',
  (_m, _oparg, value: Value, list: Value, sub: Value) => {
    if (!(list instanceof PyList) || list.cls !== listType || typeof sub !== 'number' || sub < 0 || sub >= list.items.length)
      return DEOPT;
    (list as PyList).items[sub as number] = value;
  },
  { hot: true },
);
inst(
  159,
  'STORE_SUBSCR_DICT',
  '(value, dict, sub --)',
  (m, _oparg, value: Value, dict: Value, sub: Value) => {
    if (!(dict instanceof PyDict) || dict.cls !== dictType) return DEOPT;
    (dict as PyDict).set(m, sub, value);
  },
  { hot: true },
);
/** Deletes an item. */
inst(61, 'DELETE_SUBSCR', '(container, sub --)', (m: Machine, _oparg, container: Value, sub: Value) =>
  delItem(m, container, sub),
);
/** Takes a slice. */
inst(26, 'BINARY_SLICE', '(container, start, stop -- res)', (m: Machine, _oparg, container: Value, start: Value, stop: Value) =>
  getItem(m, container, new PySlice(start, stop, null)),
);
/** Stores into a slice. */
inst(
  27,
  'STORE_SLICE',
  '(v, container, start, stop --)',
  (m: Machine, _oparg, v: Value, container: Value, start: Value, stop: Value) =>
    setItem(m, container, new PySlice(start, stop, null), v),
);
/** Makes a slice. */
inst(
  133,
  'BUILD_SLICE',
  '(start, stop, step if (oparg == 3) -- slice)',
  (_m: Machine, _oparg, start: Value, stop: Value, step: Value | undefined) =>
    new PySlice(start, stop, step === undefined ? null : step),
);
