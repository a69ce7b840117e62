import { expect, test } from 'vitest';
import type { AnyNode } from '../../../src-core/ast/nodes.generated.ts';
import { SymtableEntry } from '../../../src-core/compile/2-symtable/entry.ts';
import { mangle, mangleIn } from '../../../src-core/compile/2-symtable/mangle.ts';

test('private names are mangled inside a class only', () => {
  expect(mangle(undefined, '__a')).toBe('__a');
  expect(mangle('C', '__a')).toBe('_C__a');
  expect(mangle('__C_', '__a')).toBe('_C___a');
});

test('public, dunder and dotted names stay, and so does everything in a class named by underscores', () => {
  for (const name of ['a', '_a', '__a__', '__', '___', '__a.b', '.0']) expect(mangle('C', name)).toBe(name);
  expect(mangle('___', '__a')).toBe('__a');
});

test('around a generic class only type parameters are mangled', () => {
  const entry = new SymtableEntry('C', 'type parameter', { _type: 'Pass' } as AnyNode, 1, 0, 1, 4);
  entry.mangled_names = new Set(['__T']);
  expect(mangleIn(entry, 'C', '__T')).toBe('_C__T');
  expect(mangleIn(entry, 'C', '__base')).toBe('__base');
});
