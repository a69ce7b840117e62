/**
 * Why the guards of a specialised instruction did not hold, in words: what the form expects beside what was there. Read from the
 * operands as they stood before it ran, and from its cache.
 */
import { DEOPT, OP, OPNAME } from '../../code/opcodes.generated.ts';
import type { PyCode } from '../../objects/code.ts';
import { PyModule } from '../../objects/module.ts';
import { PyType, typeOf } from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import { PyFunction, PyMethod } from '../../ops/function.ts';

type Slot = Value | undefined;

const nameOf = (value: Slot): string => (value === undefined ? 'NULL' : utf16(typeOf(value).name));

/** What the forms of two operands expect of them. */
const EXPECTED: ReadonlyMap<number, string> = new Map([
  [OP.BINARY_OP_ADD_INT, 'two ints'],
  [OP.BINARY_OP_SUBTRACT_INT, 'two ints'],
  [OP.BINARY_OP_MULTIPLY_INT, 'two ints'],
  [OP.BINARY_OP_ADD_FLOAT, 'two floats'],
  [OP.BINARY_OP_SUBTRACT_FLOAT, 'two floats'],
  [OP.BINARY_OP_MULTIPLY_FLOAT, 'two floats'],
  [OP.BINARY_OP_ADD_UNICODE, 'two strings'],
  [OP.BINARY_OP_INPLACE_ADD_UNICODE, 'two strings, the left one the local that is stored'],
  [OP.COMPARE_OP_INT, 'two ints of one digit'],
  [OP.COMPARE_OP_FLOAT, 'two floats'],
  [OP.COMPARE_OP_STR, 'two strings'],
  [OP.BINARY_SUBSCR_LIST_INT, 'a list and an index inside of it'],
  [OP.BINARY_SUBSCR_TUPLE_INT, 'a tuple and an index inside of it'],
  [OP.BINARY_SUBSCR_DICT, 'a dict'],
  [OP.BINARY_SUBSCR_GETITEM, 'an object of the class whose __getitem__ is cached'],
  [OP.STORE_SUBSCR_LIST_INT, 'a list and an index inside of it'],
  [OP.STORE_SUBSCR_DICT, 'a dict'],
]);

const ITERATORS: ReadonlyMap<number, string> = new Map([
  [OP.FOR_ITER_LIST, 'list_iterator'],
  [OP.FOR_ITER_TUPLE, 'tuple_iterator'],
  [OP.FOR_ITER_RANGE, 'range_iterator'],
  [OP.FOR_ITER_GEN, 'generator'],
]);

const read32 = (code: PyCode, at: number): number => code.units[at] + code.units[at + 1] * 65536;

/** `top` and those below it are the operands, without the arguments of a call. */
export function missReason(code: PyCode, index: number, form: number, top: Slot, second: Slot, third: Slot): string {
  const expected = EXPECTED.get(form);
  switch (DEOPT.get(form)) {
    case OP.BINARY_OP:
    case OP.COMPARE_OP:
      return `expected ${expected}: left is ${nameOf(second)}, right is ${nameOf(top)}`;
    case OP.BINARY_SUBSCR:
      return `expected ${expected}: the container is ${nameOf(second)}, the subscript ${nameOf(top)}`;
    case OP.STORE_SUBSCR:
      return `expected ${expected}: the container is ${nameOf(second)}, the subscript ${nameOf(top)}, the value ${nameOf(third)}`;
    case OP.FOR_ITER: {
      const wanted = ITERATORS.get(form) as string;
      return nameOf(top) === wanted ? `the ${wanted} runs already` : `expected a ${wanted}: the iterator is ${nameOf(top)}`;
    }
    case OP.SEND:
      return `expected a generator or coroutine that waits: it is ${nameOf(second)}`;
    case OP.UNPACK_SEQUENCE:
      return `expected ${form === OP.UNPACK_SEQUENCE_LIST ? 'a list' : 'a tuple'} of as many items: it is ${nameOf(top)}`;
    case OP.LOAD_GLOBAL:
      return 'the keys of the globals or builtins have changed since they were cached';
    case OP.LOAD_ATTR:
    case OP.STORE_ATTR:
      return attributeReason(code, index, form, top);
    case OP.CALL:
      return callReason(code, index, form, second === undefined ? top : second);
    default:
      return `a guard of ${OPNAME[form]} did not hold`;
  }
}

function attributeReason(code: PyCode, index: number, form: number, owner: Slot): string {
  const cached = read32(code, index + 2);
  if (form === OP.LOAD_ATTR_MODULE) {
    if (!(owner instanceof PyModule)) return `expected a module: it is ${nameOf(owner)}`;
    return `keys of the module have version ${owner.dict?.keysVersion || 'none'}, the cache holds ${cached}`;
  }
  const type = form === OP.LOAD_ATTR_CLASS ? owner : owner === undefined ? undefined : typeOf(owner);
  if (!(type instanceof PyType)) return `expected a class: it is ${nameOf(owner)}`;
  if (type.versionTag !== cached) {
    return `class ${utf16(type.name)} has version ${type.versionTag || 'none'}, the cache holds ${cached}`;
  }
  if (form === OP.LOAD_ATTR_INSTANCE_VALUE || form === OP.STORE_ATTR_INSTANCE_VALUE) {
    return 'the instance has a dict of its own, or the attribute no value';
  }
  if (form === OP.LOAD_ATTR_WITH_HINT || form === OP.STORE_ATTR_WITH_HINT) {
    return 'the attribute is not where the hint says, or the keys are shared with other instances';
  }
  if (form === OP.LOAD_ATTR_METHOD_WITH_VALUES) {
    const version = type.sharedKeys?.version;
    const held = read32(code, index + 4);
    if (version !== held) return `keys of class ${utf16(type.name)} have version ${version || 'none'}, the cache holds ${held}`;
    return 'the instance has a dict of its own';
  }
  return `a guard of ${OPNAME[form]} other than the version of the class did not hold`;
}

function callReason(code: PyCode, index: number, form: number, callable: Slot): string {
  const func = callable instanceof PyMethod ? callable.func : callable;
  const isPython =
    form === OP.CALL_PY_EXACT_ARGS || form === OP.CALL_PY_WITH_DEFAULTS || form === OP.CALL_BOUND_METHOD_EXACT_ARGS;
  if (isPython && func instanceof PyFunction) {
    const cached = read32(code, index + 2);
    if (func.version !== cached) {
      return `function ${utf16(func.code.qualname)} has version ${func.version || 'none'}, the cache holds ${cached}`;
    }
    return `function ${utf16(func.code.qualname)} is called in another way`;
  }
  return `${OPNAME[form]} does not fit: ${callable instanceof PyType ? `class ${utf16(callable.name)}` : nameOf(callable)} is called`;
}
