import { expect, it } from 'vitest';
import { HAS_ARG, OP, OPNAME } from '../../../src-core/code/opcodes.generated.ts';
import { stackEffect } from '../../../src-core/code/stack-effect.ts';
import { OPCODE_NOTES } from '../../../src-core/protocol/opcode-notes.generated.ts';

it('says of every instruction of a program what it does', () => {
  const generic = Object.values(OP).filter(
    (opcode) => opcode < 237 && stackEffect(opcode, 0) !== undefined && OPNAME[opcode] !== 'RESERVED',
  );
  expect(generic.length).toBeGreaterThan(100);
  for (const opcode of generic) {
    const note = OPCODE_NOTES[OPNAME[opcode]!];
    expect([OPNAME[opcode], note?.does]).toEqual([OPNAME[opcode], expect.stringMatching(/^[a-z][^.]*[^.:;]$/)]);
  }
});

it('takes no more than its picture shows', () => {
  for (const [name, { picture, takes }] of Object.entries(OPCODE_NOTES)) {
    const before = picture.slice(1).split('--')[0]!;
    const items = before.split(',').filter((item) => item.trim() !== '').length;
    for (const arg of HAS_ARG.has(OP[name as keyof typeof OP]) ? [1, 2, 3, 5] : [0]) {
      const taken = takes(arg);
      expect(Number.isInteger(taken) && taken >= 0).toBe(true);
      if (!before.includes('[')) expect([name, taken <= items]).toEqual([name, true]);
    }
  }
  expect(OPCODE_NOTES['CALL']!.takes(3)).toBe(5);
  expect(OPCODE_NOTES['FOR_ITER']!.takes(0)).toBe(0);
  expect(OPCODE_NOTES['MAKE_FUNCTION']!.takes(1 | 8)).toBe(3);
});

it('has pictures that change the height of the stack as dis.stack_effect says', () => {
  const height = (side: string, arg: number): number =>
    side
      .split(/,(?![^[]*\])/)
      .map((item) => item.trim())
      .filter((item) => item !== '')
      .reduce((sum, item) => {
        const count = /\[(.*)\]$/.exec(item)?.[1];
        const condition = / if (.*)$/.exec(item)?.[1];
        const value = (expression: string) => Number(new Function('arg', `return ${expression}`)(arg));
        return sum + (count ? value(count) : condition ? (value(condition) ? 1 : 0) : 1);
      }, 0);
  for (const [name, { picture }] of Object.entries(OPCODE_NOTES)) {
    const opcode = OP[name as keyof typeof OP];
    const [before, after] = picture.slice(1, -1).split('--');
    // Arguments that the instruction can have, within what its picture can show.
    const args = HAS_ARG.has(opcode) ? (name === 'BUILD_SLICE' || name === 'SWAP' ? [2, 3] : [1, 2, 3, 5]) : [0];
    for (const arg of args) {
      const effect = height(after!, arg) - height(before!, arg);
      expect([name, arg, effect]).toEqual([name, arg, stackEffect(opcode, arg, false)]);
    }
  }
});
