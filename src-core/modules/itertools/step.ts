/**
 * What all iterators of `itertools` are made of: an object of its type with a function that gives the next item. The state lives in that
 * function. Pickling, which 3.12 deprecates for these types, is refused by object's own `__reduce_ex__`.
 */

import type { Converted } from '../../objects/convert.ts';
import type { TypeTable } from '../../objects/define.ts';
import { fillType } from '../../objects/define.ts';
import { selfIter } from '../../objects/iterators/support.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, PyType } from '../../objects/type.ts';
import { PyObject, type Str, type Value } from '../../objects/value.ts';

/** Gives the next item, or undefined at the end; may be asked again after the end. */
export type Step = (t: Thread) => Value | undefined;

export class PyStep extends PyObject {
  constructor(
    cls: PyType,
    readonly step: Step,
  ) {
    super();
    this.cls = cls;
    this.dict = undefined;
    this.slots = undefined;
  }
}

/** Every type of the module, by name. */
export const types = new Map<string, PyType>();

interface Extra {
  text?: string;
  table?: Pick<TypeTable, 'classmethods' | 'methods'>;
  repr?: (t: Thread, self: PyStep) => Str;
}

/** Makes a type of raw arguments: `make` gives the step, or the whole object. */
export function rawType(
  name: string,
  make: (t: Thread, args: Value[], kwnames: readonly Str[] | undefined, cls: PyType) => Step | PyStep,
  { text, table, repr }: Extra = {},
): PyType {
  const type = Object.assign(new PyType(`itertools.${name}`, objectType), { module: 'itertools', qualname: name });
  fillType(type, {
    text,
    slots: {
      tp_new: (t, cls, args, kwnames) => {
        const made = make(t, args, kwnames, cls);
        return made instanceof PyStep ? made : new PyStep(cls, made);
      },
      tp_iter: selfIter,
      tp_iternext: (t, self: PyStep) => self.step(t),
      ...(repr ? { tp_repr: repr } : {}),
    },
    ...table,
  });
  types.set(name, type);
  return type;
}

/** Makes a type whose arguments a signature binds; the signature is its `__text_signature__`. */
export function boundType(
  name: string,
  signature: string,
  make: (t: Thread, ...args: never[]) => Step,
  extra: Extra = {},
): PyType {
  const parsed = parseSignature(signature);
  return rawType(
    name,
    (t, args, kwnames) => (make as (t: Thread, ...args: Converted[]) => Step)(t, ...bind(t, parsed, name, args, kwnames)),
    { text: signature.replace(/: \w+/g, ''), ...extra },
  );
}
