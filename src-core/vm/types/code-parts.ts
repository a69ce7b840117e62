/**
 * Code objects made by a program: `types.CodeType(...)` and `code.replace(...)` (Objects/codeobject.c, `code_new_impl`,
 * `code_replace_impl`). Here arguments become fields; what fields must be to each other is checked in code/.
 */

import { CodeError } from '../../code/code-error.ts';
import type { CodeObject } from '../../code/code-object.ts';
import { type CodeParts, makeCode, replaceCode } from '../../code/replace.ts';
import { announced, PyCode } from '../../objects/code.ts';
import { convert } from '../../objects/convert.ts';
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { storeConst } from '../store-const.ts';

type Kind = 'int' | 'bytes' | 'consts' | 'names' | 'text';

/** Parameters of `code.replace` in the order in which they are converted, without `co_`. */
const REPLACEABLE: readonly (readonly [keyof CodeParts, Kind])[] = [
  ['argcount', 'int'],
  ['posonlyargcount', 'int'],
  ['kwonlyargcount', 'int'],
  ['nlocals', 'int'],
  ['stacksize', 'int'],
  ['flags', 'int'],
  ['firstlineno', 'int'],
  ['code', 'bytes'],
  ['consts', 'consts'],
  ['names', 'names'],
  ['varnames', 'names'],
  ['freevars', 'names'],
  ['cellvars', 'names'],
  ['filename', 'text'],
  ['name', 'text'],
  ['qualname', 'text'],
  ['linetable', 'bytes'],
  ['exceptiontable', 'bytes'],
];

/** Parameters of the constructor, in order; the last two may be left out. */
const POSITIONAL: readonly (readonly [keyof CodeParts, Kind])[] = [
  ...REPLACEABLE.slice(0, 6),
  ['code', 'bytes'],
  ['consts', 'consts'],
  ['names', 'names'],
  ['varnames', 'names'],
  ['filename', 'text'],
  ['name', 'text'],
  ['qualname', 'text'],
  ['firstlineno', 'int'],
  ['linetable', 'bytes'],
  ['exceptiontable', 'bytes'],
  ['freevars', 'names'],
  ['cellvars', 'names'],
];

/** Checks the kind of an argument. `where` is how the message calls it. Names stay values: they are checked later than all kinds. */
function argument(t: Thread, kind: Kind, value: Value, where: string): unknown {
  const refuse = (wanted: string) => raise.TypeError(`${where} must be ${wanted}, not ${typeName(value)}`);
  switch (kind) {
    case 'int':
      return convert(t, 'int', value, 'code', 0, 1, '', 'positional-only');
    case 'bytes':
      return value instanceof PyBytes ? value.data : refuse('bytes');
    case 'consts':
      return value instanceof PyTuple ? value.items.map(storeConst) : refuse('tuple');
    case 'names':
      return value instanceof PyTuple ? value : refuse('tuple');
    case 'text': {
      const text = asStr(value);
      return text === undefined ? refuse('str') : utf16(text);
    }
  }
}

const typeName = (value: Value) => (value === null ? 'None' : utf16(typeOf(value).name));

/** Runs a maker of code objects; its errors become Python's. */
function guarded(make: () => CodeObject): PyCode {
  try {
    return new PyCode(make());
  } catch (error) {
    if (error instanceof CodeError) return raise[error.type](error.message);
    throw error;
  }
}

/** The constants are the very objects that were given, code objects with all that they have learned among them. */
function adopt(code: PyCode, consts: readonly Value[]): PyCode {
  for (let i = 0; i < consts.length; i++) code.consts[i] = consts[i];
  return code;
}

/** Makes names of tuples; `refuse` hears of an item that is no str. */
function namesOf(parts: Record<string, unknown>, refuse: (item: Value) => string): void {
  for (const name of ['names', 'varnames', 'freevars', 'cellvars']) {
    const tuple = parts[name];
    if (tuple instanceof PyTuple) parts[name] = tuple.items.map((item) => utf16(asStr(item) ?? refuse(item)));
  }
}

/** `code.replace(**changes)`. */
export function replace(t: Thread, self: PyCode, changes: PyDict): PyCode {
  const known = REPLACEABLE.map(([name]) => `co_${name}`);
  for (const [key] of changes.entries()) {
    const name = utf16(key as Str);
    if (!known.includes(name)) raise.TypeError(`'${name}' is an invalid keyword argument for replace()`);
  }
  const parts: Record<string, unknown> = {};
  for (const [name, kind] of REPLACEABLE) {
    const value = changes.getStr(`co_${name}`);
    if (value !== undefined) parts[name] = argument(t, kind, value, `replace() argument 'co_${name}'`);
  }
  for (const [name, kind] of REPLACEABLE) {
    if (kind === 'int' && (parts[name] as number) < 0) raise.ValueError(`co_${name} must be a positive integer`);
  }
  // Counts are checked before names are looked at.
  let named = true;
  namesOf(parts, () => {
    named = false;
    return '';
  });
  const consts = changes.getStr('co_consts');
  const made = guarded(() => replaceCode(self.source, parts as Partial<CodeParts>));
  if (!named) raise.SystemError('non-string found in code slot');
  return announced(t, adopt(made, consts instanceof PyTuple ? consts.items : self.consts));
}

/** `types.CodeType(...)`. */
export function construct(t: Thread, args: readonly Value[], kwnames: readonly Str[] | undefined): PyCode {
  if (kwnames?.length) raise.TypeError('code() takes no keyword arguments');
  const least = POSITIONAL.length - 2;
  if (args.length < least) raise.TypeError(`code expected at least ${least} arguments, got ${args.length}`);
  if (args.length > POSITIONAL.length) {
    raise.TypeError(`code expected at most ${POSITIONAL.length} arguments, got ${args.length}`);
  }
  const parts: Record<string, unknown> = { freevars: [], cellvars: [] };
  args.forEach((value, i) => {
    const [name, kind] = POSITIONAL[i];
    parts[name] = argument(t, kind, value, `code() argument ${i + 1}`);
  });
  for (const name of ['argcount', 'posonlyargcount', 'kwonlyargcount', 'nlocals']) {
    if ((parts[name] as number) < 0) raise.ValueError(`code: ${name} must not be negative`);
  }
  namesOf(parts, (item) => raise.TypeError(`name tuples must contain only strings, not '${typeName(item)}'`));
  const made = guarded(() => makeCode(parts as unknown as CodeParts));
  return adopt(made, (args[7] as PyTuple).items);
}
