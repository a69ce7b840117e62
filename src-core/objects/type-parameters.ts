/**
 * The arguments of aliases and unions: how they are shown, which type variables are in them, and what takes the place of those
 * (Objects/genericaliasobject.c).
 */
import { lookupAttr } from './abstract/attr.ts';
import { call } from './abstract/call.ts';
import { isTrue } from './abstract/number.ts';
import { repr, reprText, str } from './abstract/repr.ts';
import { getItem } from './abstract/sequence.ts';
import { PyGenericAlias } from './generic-alias-object.ts';
import { raise } from './raise.ts';
import { joinStrs } from './str-join.ts';
import type { Thread } from './thread.ts';
import { PyType, tupleType, typeOf } from './type.ts';
import { Ellipsis, PyTuple, type Str, type Value } from './value.ts';

/** How an argument of an alias is shown: a class by its name, anything else by its repr. */
export function reprTypeArgument(t: Thread, arg: Value): Str {
  if (arg === Ellipsis) return '...';
  if (lookupAttr(t, arg, '__origin__') !== undefined && lookupAttr(t, arg, '__args__') !== undefined) return repr(t, arg);
  const qualname = lookupAttr(t, arg, '__qualname__');
  const module = qualname === undefined ? undefined : lookupAttr(t, arg, '__module__');
  if (qualname === undefined || module === undefined || module === null) return repr(t, arg);
  return module === 'builtins' ? str(t, qualname) : joinStrs([str(t, module), str(t, qualname)], '.');
}

/** `__parameters__` of something with these arguments: its type variables, each once, in order (`_Py_make_parameters`). */
export function typeParameters(t: Thread, args: readonly Value[]): PyTuple {
  const found: Value[] = [];
  const add = (value: Value) => {
    if (!found.includes(value)) found.push(value);
  };
  for (const arg of args) {
    // The `__parameters__` of a bare class is a descriptor, not an answer.
    if (arg instanceof PyType) continue;
    if (lookupAttr(t, arg, '__typing_subst__') !== undefined) add(arg);
    else {
      const inner = lookupAttr(t, arg, '__parameters__');
      if (inner instanceof PyTuple) inner.items.forEach(add);
    }
  }
  return new PyTuple(found);
}

/** Replaces type variables inside of an argument that is itself an alias. */
function substituteInside(t: Thread, arg: Value, parameters: PyTuple, values: readonly Value[]): Value {
  const inner = lookupAttr(t, arg, '__parameters__');
  if (!(inner instanceof PyTuple) || inner.items.length === 0) return arg;
  const replaced: Value[] = [];
  for (const variable of inner.items) {
    const i = parameters.items.indexOf(variable);
    const value = i < 0 ? variable : values[i];
    // A TypeVarTuple stands for any number of arguments.
    if (i >= 0 && typeOf(parameters.items[i]).tp_iter !== undefined && value instanceof PyTuple) replaced.push(...value.items);
    else replaced.push(value);
  }
  return getItem(t, arg, new PyTuple(replaced));
}

/** The arguments of an unpacked tuple type of known length; undefined for anything else. */
function unpackedItems(t: Thread, arg: Value): readonly Value[] | undefined {
  if (arg instanceof PyType) return undefined;
  const known = arg instanceof PyGenericAlias && arg.starred && arg.origin === tupleType;
  const args = known ? arg.args : lookupAttr(t, arg, '__typing_unpacked_tuple_args__');
  if (!(args instanceof PyTuple) || args.items.at(-1) === Ellipsis) return undefined;
  return args.items;
}

/** The arguments of `self[item]`, where `self` has `args` with these parameters. Raises TypeError where they do not fit. */
export function substitute(t: Thread, self: Value, args: PyTuple, parameters: PyTuple, item: Value): Value[] {
  const wanted = parameters.items.length;
  if (wanted === 0) return raise.TypeError(`${reprText(t, self)} is not a generic class`);
  const given = item instanceof PyTuple ? item.items : [item];
  let prepared: Value = new PyTuple(given.flatMap((value) => unpackedItems(t, value) ?? [value]));
  for (const parameter of parameters.items) {
    const prepare = lookupAttr(t, parameter, '__typing_prepare_subst__');
    if (prepare === undefined || prepare === null) continue;
    prepared = call(t, prepare, [self, prepared instanceof PyTuple ? prepared : new PyTuple([prepared])]);
  }
  const values = prepared instanceof PyTuple ? prepared.items : [prepared];
  if (values.length !== wanted) {
    const word = values.length > wanted ? 'many' : 'few';
    raise.TypeError(`Too ${word} arguments for ${reprText(t, self)}; actual ${values.length}, expected ${wanted}`);
  }
  const out: Value[] = [];
  for (const arg of args.items) {
    if (arg instanceof PyType) {
      out.push(arg);
      continue;
    }
    const unpack = lookupAttr(t, arg, '__typing_is_unpacked_typevartuple__');
    const subst = lookupAttr(t, arg, '__typing_subst__');
    const value =
      subst === undefined
        ? substituteInside(t, arg, parameters, values)
        : call(t, subst, [values[parameters.items.indexOf(arg)]]);
    if (unpack !== undefined && isTrue(t, unpack) && value instanceof PyTuple) out.push(...value.items);
    else out.push(value);
  }
  return out;
}
