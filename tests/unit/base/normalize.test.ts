/** Normal forms: what Unicode 15.0 does not know stays as it is; names of characters lead back to them. */
import { expect, it } from 'vitest';
import { characterByName, nameOfCharacter } from '../../../src-core/base/character-names.ts';
import { normalizePoints } from '../../../src-core/base/normalize.ts';
import { CURRENT, decomposition, numericValue, VERSION_3_2 } from '../../../src-core/base/unicode-characters.ts';

it('composes and decomposes', () => {
  expect(normalizePoints([0xe9], 'NFD', false)).toEqual([0x65, 0x301]);
  expect(normalizePoints([0x65, 0x301], 'NFC', false)).toEqual([0xe9]);
  expect(normalizePoints([0xfb01], 'NFKC', false)).toEqual([0x66, 0x69]);
  expect(normalizePoints([0xd55c], 'NFD', false)).toEqual([0x1112, 0x1161, 0x11ab]);
});

it('lets surrogates and unknown characters stand', () => {
  expect(normalizePoints([0xd83d, 0xde00, 0x378], 'NFC', false)).toEqual([0xd83d, 0xde00, 0x378]);
  // Decomposed in 3.2.0 into another character than today.
  expect(normalizePoints([0x2f868], 'NFD', true)).toEqual([0x2136a]);
  expect(normalizePoints([0x2f868], 'NFD', false)).toEqual([0x36fc]);
});

it('tells properties of both versions', () => {
  expect([CURRENT.category(0x41), CURRENT.category(0x378), CURRENT.combining(0x301), CURRENT.width(0x4e00)]).toEqual([
    'Lu',
    'Cn',
    230,
    'W',
  ]);
  expect([CURRENT.category(0x1f600), VERSION_3_2.category(0x1f600)]).toEqual(['So', 'Cn']);
  expect([decomposition(0xbd), numericValue(0xbd), numericValue(0x41)]).toEqual(['<fraction> 0031 2044 0032', 0.5, undefined]);
});

it('finds every character by its name', () => {
  for (let point = 0; point < 0x20000; point++) {
    const name = nameOfCharacter(point);
    if (name !== undefined) expect(characterByName(name), name).toBe(point);
  }
  expect(nameOfCharacter(0)).toBeUndefined();
  expect(characterByName('NULL')).toBe(0);
});
