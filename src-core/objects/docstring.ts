/**
 * Docstrings of what is native. They stand in the archive of the library, as the reference has them (scripts/docstrings.py), and are read
 * when somebody asks; a machine without that archive has none. Namespaces hold an `UnreadDoc` until then: whoever gives a namespace
 * away (`vars`, `__dict__`) has it read first.
 */
import type { PyDict } from './dict.ts';
import type { Thread } from './thread.ts';
import { objectType, PyType } from './type.ts';
import { PyObject, strFromUtf16, utf16, type Value } from './value.ts';

/** The docstring of what `path` leads to in a module (`dict.get`, `len()`); the module's own under the empty path. None where there is none. */
export function docstring(t: Thread, module: Value, path: string): Value {
  const text = typeof module === 'string' ? t.runtime.docstring(module, path) : undefined;
  return text === undefined ? null : strFromUtf16(text);
}

/**
 * The docstring of a name in a native type, or of what classes get by themselves (`__dict__`); what all types have under that name (`__add__`)
 * if it has none of its own.
 */
export function memberDoc(t: Thread, type: PyType, name: string): Value {
  // Every class gets these two.
  const given = name === '__dict__' || name === '__weakref__';
  if (type.heap && given) return docstring(t, 'slots', name);
  // Some native types are made as classes are (`typing.Generic`).
  const module = type.heap ? (type.namespace.getStr('__module__') ?? null) : type.module;
  const own = docstring(t, module, `${utf16(type.qualname)}.${name}`);
  return own !== null || given ? own : docstring(t, 'slots', name);
}

/** The docstring of a native type or module, where its namespace has one that nobody has read yet. */
export class UnreadDoc extends PyObject {
  constructor(readonly owner: PyType | { readonly dict: PyDict }) {
    super();
  }

  /** Reads the docstring and puts it where this object was. */
  read(t: Thread): Value {
    const { owner } = this;
    if (owner instanceof PyType) {
      const doc = docstring(t, owner.module, utf16(owner.qualname));
      owner.namespace.setStr('__doc__', doc);
      owner.lookupCache.delete('__doc__');
      return doc;
    }
    const doc = docstring(t, owner.dict.getStr('__name__') ?? null, '');
    owner.dict.setStr('__doc__', doc);
    return doc;
  }
}
// Not among the subclasses of object: nobody ever sees it.
const unreadType = new PyType('docstring', objectType, [objectType]);
UnreadDoc.prototype.cls = unreadType;
unreadType.tp_descr_get = (t, self: UnreadDoc) => self.read(t);

/** A value of a namespace, read if it was an `UnreadDoc`. */
export function readValue(t: Thread, value: Value): Value {
  return value instanceof UnreadDoc ? value.read(t) : value;
}

/** The namespace as programs may see it. */
export function readNamespace(t: Thread, namespace: PyDict): PyDict {
  readValue(t, namespace.getStr('__doc__') ?? null);
  return namespace;
}
