/** Code objects as Python sees them (Objects/codeobject.c). */

import { CodeError } from '../../code/code-error.ts';
import { cellvars, countLocals, freevars, varnames } from '../../code/localsplus.ts';
import { lineRanges, positions } from '../../code/location-table.ts';
import { type CodeParts, replaceCode } from '../../code/replace.ts';
import { getIter } from '../../objects/abstract/iter.ts';
import { PyCode } from '../../objects/code.ts';
import { fillType } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { codeType, EQ, NE, typeOf } from '../../objects/type.ts';
import {
  asInt,
  NotImplemented,
  PyBytes,
  PyList,
  PyTuple,
  type Str,
  strFromUtf16,
  utf16,
  type Value,
} from '../../objects/value.ts';
import { storeConst } from '../store-const.ts';

const texts = (names: readonly string[]) => new PyTuple(names.map(strFromUtf16));
const fields = (self: PyCode) => self.source.fields;

/** Fields of `replace` and how each is read from its Python value. */
function convert(name: string, value: Value): unknown {
  switch (name) {
    case 'co_consts':
      if (!(value instanceof PyTuple)) return refuse(name, 'tuple', value);
      return value.items.map(storeConst);
    case 'co_names':
    case 'co_varnames':
    case 'co_freevars':
    case 'co_cellvars':
      if (!(value instanceof PyTuple)) return refuse(name, 'tuple', value);
      return value.items.map((item) =>
        typeof item === 'string'
          ? item
          : raise.TypeError(`name tuples must contain only strings, not '${utf16(typeOf(item).name)}'`),
      );
    case 'co_code':
    case 'co_linetable':
    case 'co_exceptiontable':
      return value instanceof PyBytes ? value.data : refuse(name, 'bytes', value);
    case 'co_filename':
    case 'co_name':
    case 'co_qualname':
      return typeof value === 'string' ? value : refuse(name, 'str', value);
    default: {
      const n = asInt(value);
      return typeof n === 'number'
        ? n
        : raise.TypeError(`'${utf16(typeOf(value).name)}' object cannot be interpreted as an integer`);
    }
  }
}

function refuse(name: string, wanted: string, value: Value): never {
  return raise.TypeError(`replace() argument '${name}' must be ${wanted}, not ${utf16(typeOf(value).name)}`);
}

const NAMES = [
  'argcount',
  'posonlyargcount',
  'kwonlyargcount',
  'nlocals',
  'stacksize',
  'flags',
  'firstlineno',
  'code',
  'consts',
  'names',
  'varnames',
  'freevars',
  'cellvars',
  'filename',
  'name',
  'qualname',
  'linetable',
  'exceptiontable',
];

function replace(self: PyCode, changes: PyDict): Value {
  const parts: Record<string, unknown> = {};
  for (const [key, value] of changes.entries()) {
    const name = utf16(key as Str);
    if (!NAMES.includes(name.slice(3)) || !name.startsWith('co_'))
      raise.TypeError(`'${name}' is an invalid keyword argument for replace()`);
    parts[name.slice(3)] = convert(name, value);
  }
  try {
    return new PyCode(replaceCode(self.source, parts as Partial<CodeParts>));
  } catch (error) {
    if (error instanceof CodeError) return raise[error.type](error.message);
    throw error;
  }
}

fillType(codeType, {
  class: PyCode,
  slots: {
    tp_repr: (t, self: PyCode) => {
      const { filename, firstlineno, name } = fields(self);
      return strFromUtf16(
        `<code object ${name} at 0x${t.runtime.identity(self).toString(16)}, file "${filename}", line ${firstlineno}>`,
      );
    },
    tp_hash: (t, self: PyCode) => t.runtime.identity(self) / 16,
    tp_richcompare: (_t, a: PyCode, b, op) => {
      const other = b as unknown;
      if (!(other instanceof PyCode) || (op !== EQ && op !== NE)) return NotImplemented;
      return (a.source === other.source) === (op === EQ);
    },
  },
  methods: {
    replace: ['(self, /, **changes)', (_t, self: PyCode, changes: PyDict) => replace(self, changes), 'FASTCALL_KEYWORDS'],
    co_lines: [
      '(self, /)',
      (t, self: PyCode) => getIter(t, new PyList([...lineRanges(self.source)].map((r) => new PyTuple([r.start, r.end, r.line])))),
    ],
    co_positions: [
      '(self, /)',
      (t, self: PyCode) =>
        getIter(t, new PyList([...positions(self.source)].map((p) => new PyTuple([p.line, p.endLine, p.column, p.endColumn])))),
    ],
  },
  getset: {
    co_argcount: [(_t, self: PyCode) => self.argcount],
    co_posonlyargcount: [(_t, self: PyCode) => self.posonlyargcount],
    co_kwonlyargcount: [(_t, self: PyCode) => self.kwonlyargcount],
    co_nlocals: [(_t, self: PyCode) => countLocals(fields(self))],
    co_stacksize: [(_t, self: PyCode) => fields(self).stacksize],
    co_flags: [(_t, self: PyCode) => self.flags],
    co_code: [(_t, self: PyCode) => new PyBytes(fields(self).code)],
    _co_code_adaptive: [(_t, self: PyCode) => new PyBytes(adaptiveBytes(self))],
    co_consts: [(_t, self: PyCode) => new PyTuple(self.consts)],
    co_names: [(_t, self: PyCode) => new PyTuple(self.names)],
    co_varnames: [(_t, self: PyCode) => texts(varnames(fields(self)))],
    co_cellvars: [(_t, self: PyCode) => texts(cellvars(fields(self)))],
    co_freevars: [(_t, self: PyCode) => texts(freevars(fields(self)))],
    co_filename: [(_t, self: PyCode) => self.filename],
    co_name: [(_t, self: PyCode) => self.name],
    co_qualname: [(_t, self: PyCode) => self.qualname],
    co_firstlineno: [(_t, self: PyCode) => fields(self).firstlineno],
    co_linetable: [(_t, self: PyCode) => new PyBytes(fields(self).linetable)],
    co_exceptiontable: [(_t, self: PyCode) => new PyBytes(fields(self).exceptiontable)],
  },
});

/** The code units as they run now, instrumentation taken away. */
export function adaptiveBytes(code: PyCode): Uint8Array {
  const out = new Uint8Array(code.units.length * 2);
  for (let i = 0; i < code.units.length; i++) {
    out[2 * i] = code.overlay?.[i] || code.units[i] & 255;
    out[2 * i + 1] = code.units[i] >> 8;
  }
  return out;
}
