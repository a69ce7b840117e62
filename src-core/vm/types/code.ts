/** Code objects as Python sees them (Objects/codeobject.c). */

import { sameConst } from '../../code/const-pool.ts';
import { cellvars, countLocals, freevars, varnames } from '../../code/localsplus.ts';
import { CACHES } from '../../code/opcodes.generated.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { PyCode } from '../../objects/code.ts';
import { fillType } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { codeType, EQ, NE } from '../../objects/type.ts';
import { type Int, NotImplemented, PyBytes, PyTuple, strFromUtf16, type Value } from '../../objects/value.ts';
import { lineIterator, lnotab, positionsIterator } from './code-lines.ts';
import { construct, replace } from './code-parts.ts';

const fields = (self: PyCode) => self.source.fields;

/** Tuples and bytes that a code object shows: one object each, made when first asked for. */
const shown = new WeakMap<PyCode, Map<string, Value>>();

function once(self: PyCode, name: string, make: () => Value): Value {
  let made = shown.get(self);
  if (made === undefined) shown.set(self, (made = new Map()));
  let value = made.get(name);
  if (value === undefined) made.set(name, (value = make()));
  return value;
}

const texts = (names: readonly string[]) => new PyTuple(names.map(strFromUtf16));

/** An attribute that is made once of the compiled fields. */
const kept = (name: string, make: (self: PyCode) => Value) => (_t: Thread, self: PyCode) => once(self, name, () => make(self));

/** `code_hash`, with the numbers of a 64-bit machine. */
function hashCode(t: Thread, self: PyCode): Int {
  const f = fields(self);
  let bits = 20221211n;
  const mix = (value: Int) => {
    bits = BigInt.asUintN(64, (bits ^ BigInt.asUintN(64, BigInt(value))) * 1000003n);
  };
  mix(hash(t, self.name));
  mix(hash(t, new PyTuple(self.consts)));
  mix(hash(t, new PyTuple(self.names)));
  mix(hash(t, new PyTuple(self.localsplusnames)));
  mix(hash(t, new PyBytes(f.linetable)));
  mix(hash(t, new PyBytes(f.exceptiontable)));
  for (const n of [f.argcount, f.posonlyargcount, f.kwonlyargcount, f.flags, f.firstlineno, f.code.length >> 1]) mix(n);
  for (let i = 0; i < f.code.length; i += 2) {
    mix(f.code[i]);
    mix(f.code[i + 1]);
    i += 2 * (CACHES[f.code[i]] ?? 0);
  }
  const signed = BigInt.asIntN(64, bits);
  if (signed === -1n) return -2;
  return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
}

const hashes = new WeakMap<PyCode, Int>();

fillType(codeType, {
  class: PyCode,
  text: `(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,
     flags, codestring, constants, names, varnames, filename, name,
     qualname, firstlineno, linetable, exceptiontable, freevars=(),
     cellvars=(), /)`,
  slots: {
    tp_new: (t, _cls, args, kwnames) => construct(t, args, kwnames),
    tp_repr: (t, self: PyCode) => {
      const { filename, firstlineno, name } = fields(self);
      const line = firstlineno === 0 ? -1 : firstlineno;
      return strFromUtf16(
        `<code object ${name} at 0x${t.runtime.identity(self).toString(16)}, file "${filename}", line ${line}>`,
      );
    },
    tp_hash: (t, self: PyCode) => {
      let known = hashes.get(self);
      if (known === undefined) hashes.set(self, (known = hashCode(t, self)));
      return known;
    },
    tp_richcompare: (_t, a: PyCode, b, op) => {
      const other = b as unknown;
      if (!(other instanceof PyCode) || (op !== EQ && op !== NE)) return NotImplemented;
      return sameConst(a.source, other.source) === (op === EQ);
    },
  },
  methods: {
    replace: ['(self, /, **changes)', replaceMethod, 'FASTCALL_KEYWORDS'],
    co_lines: ['~(self, /)', (_t, self: PyCode) => lineIterator(self)],
    co_positions: ['~(self, /)', (_t, self: PyCode) => positionsIterator(self)],
    _varname_from_oparg: [
      '(self, /, oparg: int)',
      (_t, self: PyCode, oparg: number) => self.localsplusnames[oparg] ?? raise.IndexError('tuple index out of range'),
    ],
    __sizeof__: ['~(self, /)', (_t, self: PyCode) => 192 + fields(self).code.length],
  },
  members: {
    co_argcount: (_t, self: PyCode) => self.argcount,
    co_posonlyargcount: (_t, self: PyCode) => self.posonlyargcount,
    co_kwonlyargcount: (_t, self: PyCode) => self.kwonlyargcount,
    co_stacksize: (_t, self: PyCode) => fields(self).stacksize,
    co_flags: (_t, self: PyCode) => self.flags,
    co_nlocals: (_t, self: PyCode) => countLocals(fields(self)),
    co_consts: kept('consts', (self) => new PyTuple(self.consts)),
    co_names: kept('names', (self) => new PyTuple(self.names)),
    co_filename: (_t, self: PyCode) => self.filename,
    co_name: (_t, self: PyCode) => self.name,
    co_qualname: (_t, self: PyCode) => self.qualname,
    co_firstlineno: (_t, self: PyCode) => fields(self).firstlineno,
    co_linetable: kept('linetable', (self) => new PyBytes(fields(self).linetable)),
    co_exceptiontable: kept('exceptiontable', (self) => new PyBytes(fields(self).exceptiontable)),
  },
  getset: {
    co_lnotab: [
      (t, self: PyCode) => {
        t.warn(exceptionTypes.DeprecationWarning, 'co_lnotab is deprecated, use co_lines instead.', 1);
        return new PyBytes(lnotab(self));
      },
    ],
    _co_code_adaptive: [(_t, self: PyCode) => new PyBytes(adaptiveBytes(self))],
    co_varnames: [kept('varnames', (self) => texts(varnames(fields(self))))],
    co_cellvars: [kept('cellvars', (self) => texts(cellvars(fields(self))))],
    co_freevars: [kept('freevars', (self) => texts(freevars(fields(self))))],
    co_code: [kept('code', (self) => new PyBytes(fields(self).code))],
  },
});

function replaceMethod(t: Thread, self: PyCode, changes: PyDict): Value {
  return replace(t, self, changes);
}

/** The code units as they run now, instrumentation taken away. */
export function adaptiveBytes(code: PyCode): Uint8Array {
  const out = new Uint8Array(code.units.length * 2);
  for (let i = 0; i < code.units.length; i++) {
    out[2 * i] = code.overlay?.[i] || code.units[i] & 255;
    out[2 * i + 1] = code.units[i] >> 8;
  }
  return out;
}
