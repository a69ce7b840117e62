/** Replaced code in a program that begins: it takes the place of what was compiled as soon as that is loaded, before any of it runs. */
import type { CodeObject } from '../../code/code-object.ts';
import { PyCode } from '../../objects/code.ts';
import type { Value } from '../../objects/value.ts';
import type { Registered, Registry } from '../registry.ts';

/**
 * Makes the code objects of a tree that nobody uses yet those that replace them. They stay the same objects: whoever has loaded the tree
 * holds its root already.
 */
export function replaceLoaded(registry: Registry, code: PyCode, targets: ReadonlyMap<Registered, CodeObject>): void {
  const entry = registry.entryOf(code);
  const fresh = targets.get(entry);
  if (fresh !== undefined) {
    const nested = code.consts.filter((value): value is PyCode => value instanceof PyCode);
    Object.assign(code, new PyCode(fresh));
    keepNested(code.consts, nested);
    registry.replace(entry.id, fresh, code, code);
  }
  for (const value of code.consts) if (value instanceof PyCode) replaceLoaded(registry, value, targets);
}

/** Nested code objects stay those that were loaded, by name; new ones are new. */
function keepNested(consts: Value[], loaded: readonly PyCode[]): void {
  const byName = new Map(loaded.map((code) => [code.source.fields.qualname, code]));
  consts.forEach((value, i) => {
    if (value instanceof PyCode) consts[i] = byName.get(value.source.fields.qualname) ?? value;
  });
}
