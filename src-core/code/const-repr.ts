/** `repr` of constants, code objects among them, without a machine: what the disassembler and code listings show. */
import { reprComplex, reprFloat } from '../base/float-repr.ts';
import { reprBytes, reprPoints, reprUnits } from '../base/text-repr.ts';
import type { CodeObject } from './code-object.ts';
import type { Const } from './const.ts';

/** The address that a code object shows, such as `0x7f0000000100`: constants have none of their own. */
export type AddressOf = (code: CodeObject) => string;

/** The order in which a frozenset of these items iterates, which hashes decide; without it they stand as in the source. */
export type SetOrder = (items: readonly Const[]) => readonly Const[];

/** Addresses in order of first appearance, for listings that stand alone. */
export function inventAddresses(): AddressOf {
  const known = new Map<CodeObject, string>();
  return (code) => {
    let address = known.get(code);
    if (address === undefined) {
      address = `0x${(0x7f0000000000 + (known.size + 1) * 0x100).toString(16)}`;
      known.set(code, address);
    }
    return address;
  };
}

/** Name of the constant's Python type. */
export function constType(value: Const): string {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'number':
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
  }
  if (value === null) return 'NoneType';
  return value.kind === 'wide' ? 'str' : value.kind;
}

/** Python's `repr`. */
export function reprConst(value: Const, addressOf: AddressOf, setOrder?: SetOrder): string {
  switch (typeof value) {
    case 'string':
      return reprUnits(value);
    case 'number':
    case 'bigint':
      return value.toString();
    case 'boolean':
      return value ? 'True' : 'False';
  }
  if (value === null) return 'None';
  switch (value.kind) {
    case 'float':
      return reprFloat(value.value);
    case 'complex':
      return reprComplex(value.real, value.imag);
    case 'wide':
      return reprPoints(value.points);
    case 'bytes':
      return reprBytes(value.data);
    case 'ellipsis':
      return 'Ellipsis';
    case 'tuple': {
      const items = value.items.map((item) => reprConst(item, addressOf, setOrder)).join(', ');
      return value.items.length === 1 ? `(${items},)` : `(${items})`;
    }
    case 'frozenset': {
      const ordered = setOrder ? setOrder(value.items) : value.items;
      const items = ordered.map((item) => reprConst(item, addressOf, setOrder)).join(', ');
      return items === '' ? 'frozenset()' : `frozenset({${items}})`;
    }
    case 'foreign':
      return '<object>';
    case 'code':
      return reprCode(value, addressOf);
  }
}

/** `<code object NAME at ADDRESS, file "FILE", line N>` (Objects/codeobject.c, `code_repr`). */
export function reprCode(code: CodeObject, addressOf: AddressOf): string {
  const { name, filename, firstlineno } = code.fields;
  return `<code object ${name} at ${addressOf(code)}, file "${filename}", line ${firstlineno === 0 ? -1 : firstlineno}>`;
}
