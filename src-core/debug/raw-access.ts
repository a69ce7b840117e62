/** Looking into objects without running code of the program: attributes, items, and paths like `a.b[0]`. */

import { PyMember } from '../objects/descr.ts';
import { PyDict } from '../objects/dict.ts';
import { getOwn } from '../objects/instance.ts';
import { PyModule } from '../objects/module.ts';
import { PyType } from '../objects/type.ts';
import { PyList, PyObject, PyTuple, type Value } from '../objects/value.ts';

/** An attribute that is stored: in the instance, its slots, its module or its class. */
export function rawAttribute(owner: Value, name: string): Value | undefined {
  if (owner instanceof PyModule) return owner.dict.getStr(name);
  if (owner instanceof PyType) return firstOf(owner.mro, name);
  if (!(owner instanceof PyObject)) return undefined;
  const own = getOwn(owner, name);
  if (own !== undefined) return own;
  const inherited = firstOf(owner.cls.mro, name);
  return inherited instanceof PyMember ? owner.slots?.[inherited.index] : inherited;
}

function firstOf(mro: readonly PyType[], name: string): Value | undefined {
  for (const cls of mro) {
    const value = cls.namespace.getStr(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

export type Key = string | number;

export function rawItem(owner: Value, key: Key): Value | undefined {
  if (owner instanceof PyDict) return typeof key === 'string' ? owner.getStr(key) : numberKey(owner, key);
  if ((owner instanceof PyList || owner instanceof PyTuple) && typeof key === 'number') return owner.items.at(key);
  return undefined;
}

// A number is hashed and compared by native code alone, which needs no thread.
const numberKey = (dict: PyDict, key: number): Value | undefined => dict.get(undefined as never, key);

/** Reads a constant key: a number or a string in quotes; undefined for anything else. */
export function parseKey(text: string): Key | undefined {
  const t = text.trim();
  if (/^-?\d+$/.test(t)) return Number(t);
  const quoted = /^(['"])((?:(?!\1)[^\\])*)\1$/.exec(t);
  return quoted?.[2];
}

export type Step = { attribute: string } | { key: Key };

/** A name followed by attributes and constant keys; undefined where the text is anything else. */
export function parsePath(text: string): { root: string; steps: Step[] } | undefined {
  let rest = text.trim();
  const root = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(rest)?.[0];
  if (root === undefined) return undefined;
  rest = rest.slice(root.length);
  const steps: Step[] = [];
  while (rest !== '') {
    const attribute = /^\s*\.\s*([\p{L}_][\p{L}\p{N}_]*)\s*/u.exec(rest);
    const item = /^\s*\[([^\]]*)\]\s*/.exec(rest);
    if (attribute) steps.push({ attribute: attribute[1] });
    else if (item) {
      const key = parseKey(item[1]);
      if (key === undefined) return undefined;
      steps.push({ key });
    } else return undefined;
    rest = rest.slice((attribute ?? item)![0].length);
  }
  return { root, steps };
}

export function followPath(globals: PyDict, root: string, steps: readonly Step[]): Value | undefined {
  let value = globals.getStr(root);
  for (const step of steps) {
    if (value === undefined) return undefined;
    value = 'attribute' in step ? rawAttribute(value, step.attribute) : rawItem(value, step.key);
  }
  return value;
}
