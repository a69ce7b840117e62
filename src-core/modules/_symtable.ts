/** The module `_symtable` (Modules/symtablemodule.c, Python/symtable.c `PySTEntry_Type`): the compiler's scopes as objects. */

import { findFuture } from '../compile/1-future.ts';
import { buildSymtable } from '../compile/2-symtable/build.ts';
import type { BlockType, SymtableEntry } from '../compile/2-symtable/entry.ts';
import * as bits from '../compile/2-symtable/entry.ts';
import { parseProgram } from '../compile/compile.ts';
import { reprText } from '../objects/abstract/repr.ts';
import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { objectType, PyType } from '../objects/type.ts';
import { PyList, PyObject, type Str, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import { fileName, guarded, optionsOf, sourceOf } from './builtins/compile.ts';

const entryType = Object.assign(new PyType('symtable entry', objectType), { final: true });

/** Kinds of blocks by their number. */
const TYPES: readonly BlockType[] = [
  'function',
  'class',
  'module',
  'annotation',
  'TypeVar bound',
  'type alias',
  'type parameter',
];

class PyEntry extends PyObject {
  readonly symbols = new PyDict();
  readonly varnames: PyList;
  readonly children: PyList;
  constructor(readonly entry: SymtableEntry) {
    super();
    for (const [name, flags] of entry.symbols) this.symbols.setStr(strFromUtf16(name), flags);
    this.varnames = new PyList(entry.varnames.map(strFromUtf16));
    this.children = new PyList(entry.children.map((child) => new PyEntry(child)));
  }
}

fillType(entryType, {
  class: PyEntry,
  slots: {
    tp_repr: (t, self: PyEntry) =>
      `<symtable entry ${self.entry.name}(${reprText(t, t.runtime.identity(self))}), line ${self.entry.lineno}>`,
  },
  members: {
    id: (t, self: PyEntry) => t.runtime.identity(self),
    name: (_t, self: PyEntry) => strFromUtf16(self.entry.name),
    symbols: (_t, self: PyEntry) => self.symbols,
    varnames: (_t, self: PyEntry) => self.varnames,
    children: (_t, self: PyEntry) => self.children,
    nested: (_t, self: PyEntry) => (self.entry.nested ? 1 : 0),
    type: (_t, self: PyEntry) => TYPES.indexOf(self.entry.type),
    lineno: (_t, self: PyEntry) => self.entry.lineno,
  },
});

/** Scopes and symbols of a program. Raises what `compile` raises of parsing and of scopes. */
function symtable(t: Thread, _module: Value, source: Value, filename: Value, start: Str): Value {
  const name = fileName(t, filename);
  const text = sourceOf(t, source, 'symtable', 'string or bytes');
  const mode = utf16(start);
  if (mode !== 'exec' && mode !== 'eval' && mode !== 'single') {
    return raise.ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  }
  return guarded(() => {
    const tree = parseProgram(text, name, mode, optionsOf(t, { filename: name, flags: 0, optimize: 0 }));
    return new PyEntry(buildSymtable(tree, name, findFuture(tree, name)).top);
  });
}

const functions: Record<string, NativeRow> = { symtable: ['(module, source, filename, startstr: str, /)', symtable] };

const CONSTANTS: readonly (keyof typeof bits)[] = [
  'USE',
  'DEF_GLOBAL',
  'DEF_NONLOCAL',
  'DEF_LOCAL',
  'DEF_PARAM',
  'DEF_FREE',
  'DEF_FREE_CLASS',
  'DEF_IMPORT',
  'DEF_BOUND',
  'DEF_ANNOT',
  'LOCAL',
  'GLOBAL_EXPLICIT',
  'GLOBAL_IMPLICIT',
  'FREE',
  'CELL',
  'SCOPE_MASK',
];

/** Makes the module object. */
export function makeSymtable(): PyModule {
  const module = new PyModule('_symtable');
  fillModule(module.dict, module, '_symtable', functions);
  for (const name of CONSTANTS) module.dict.setStr(name, bits[name] as number);
  module.dict.setStr('SCOPE_OFF', bits.SCOPE_OFFSET);
  TYPES.forEach((type, i) => {
    module.dict.setStr(
      `TYPE_${type.replace('TypeVar', 'type_var').replace('parameter', 'param').replaceAll(' ', '_').toUpperCase()}`,
      i,
    );
  });
  return module;
}
