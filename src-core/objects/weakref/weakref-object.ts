/**
 * Weak references as objects (Objects/weakrefobject.c); what they do as types is in ref.ts and proxy.ts. An object is gone
 * when a collection finds that nobody else refers to it (modules/gc); until then a reference answers it.
 */
import type { Thread } from '../thread.ts';
import { objectType, PyType, typeOf } from '../type.ts';
import { PyObject, type Value } from '../value.ts';

const bare = (name: string, final: boolean): PyType =>
  Object.assign(new PyType(`weakref.${name}`, objectType), { module: 'weakref', qualname: name, final });
export const referenceType = bare('ReferenceType', false);
export const proxyType = bare('ProxyType', true);
export const callableProxyType = bare('CallableProxyType', true);

export class PyWeakref extends PyObject {
  /** The object, or undefined once it is gone; the collector does not follow it. */
  referent: PyObject | undefined;
  /** What is called when the object is gone; None where there is nothing to call, and afterwards. */
  callback: Value;
  /** The hash of the object, once somebody asked. */
  hash: number | bigint | undefined = undefined;
  constructor(cls: PyType, target: PyObject, callback: Value) {
    super();
    this.cls = cls;
    this.referent = target;
    this.callback = callback;
    this.dict = undefined;
    this.slots = undefined;
  }
}

const NONE: readonly PyWeakref[] = [];

/** Weak references and proxies of a value, those without a callback first. */
export function weakrefsOf(t: Thread, value: Value): readonly PyWeakref[] {
  return value instanceof PyObject ? (t.runtime.tracked.weak.get(value) ?? NONE) : NONE;
}

/** Can the value be referred to weakly. */
export const isReferable = (value: Value): value is PyObject => value instanceof PyObject && typeOf(value).hasWeakref;

/**
 * A weak reference of type `cls` to `target`. Where one of that very type without a callback exists, that is it: at most one plain
 * `ref` and one plain proxy stand at the head of the list.
 */
export function makeWeakref(t: Thread, cls: PyType, target: PyObject, callback: Value): PyWeakref {
  const { weak } = t.runtime.tracked;
  let list = weak.get(target);
  if (list === undefined) {
    list = [];
    weak.set(target, list);
  }
  const shared = callback === null && cls.heap === false;
  if (shared) {
    const known = list.find((ref) => ref.cls === cls && ref.callback === null);
    if (known !== undefined) return known;
  }
  const made = new PyWeakref(cls, target, callback);
  const isPlain = (ref: PyWeakref | undefined, type: PyType) => ref !== undefined && ref.cls === type && ref.callback === null;
  // The plain reference goes first, the plain proxy behind it, all others behind those.
  let at = 0;
  if (!(shared && cls === referenceType)) {
    if (isPlain(list[0], referenceType)) at = 1;
    if (!shared && (isPlain(list[at], proxyType) || isPlain(list[at], callableProxyType))) at++;
  }
  list.splice(at, 0, made);
  return made;
}
