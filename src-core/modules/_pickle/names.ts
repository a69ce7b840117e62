/** Finding objects by the names of modules and attributes, both ways (`whichmodule`, `getattribute`, Modules/_pickle.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { importModule } from '../../objects/import-module.ts';
import { builtin } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import { splitStr } from '../../objects/str/search.ts';
import type { Thread } from '../../objects/thread.ts';
import { EMPTY_TUPLE, type Str, type Value } from '../../objects/value.ts';

/** The parts of a qualified name. Raises AttributeError for what is inside of a function. */
export function dottedPath(t: Thread, obj: Value | undefined, name: Str): Str[] {
  const parts = splitStr(name, '.', Infinity);
  if (parts.includes('<locals>')) {
    const shown = reprText(t, name);
    if (obj === undefined) raise.AttributeError(`Can't get local object ${shown}`);
    else raise.AttributeError(`Can't get local attribute ${shown} on ${reprText(t, obj)}`);
  }
  return parts;
}

/** The attribute of the attribute of ..., and what it is one of; undefined where one is missing. */
export function deepAttribute(t: Thread, obj: Value, path: readonly Str[]): { value: Value; parent: Value } | undefined {
  let parent = obj;
  let value = obj;
  for (const name of path) {
    parent = value;
    const next = lookupAttr(t, parent, name);
    if (next === undefined) return undefined;
    value = next;
  }
  return { value, parent };
}

/** `module.name`. Raises AttributeError. */
export function attributeOf(t: Thread, module: Value, name: Str, qualified: boolean): Value {
  const found = qualified ? deepAttribute(t, module, dottedPath(t, module, name))?.value : lookupAttr(t, module, name);
  return found ?? raise.AttributeError(`Can't get attribute ${reprText(t, name)} on ${reprText(t, module)}`);
}

/** The module of that name (`PyImport_Import`). */
export function moduleNamed(t: Thread, name: Value): Value {
  if (typeof name === 'string' && t.runtime.modules.getStr(name) !== null) return importModule(t, name);
  call(t, builtin(t, '__import__'), [name, null, null, EMPTY_TUPLE, 0]);
  return t.runtime.modules.get(t, name) ?? raise.ImportError(`${reprText(t, name)} is not there`);
}

/** The name of the module in which an object can be found: its `__module__`, else the first module that has it. */
export function moduleOf(t: Thread, obj: Value, path: readonly Str[]): Value {
  const own = lookupAttr(t, obj, '__module__');
  if (own !== undefined && own !== null) return own;
  for (const [name, module] of [...t.runtime.modules.entries()]) {
    if (module === null || name === '__main__') continue;
    if (deepAttribute(t, module, path)?.value === obj) return name;
  }
  return '__main__';
}
