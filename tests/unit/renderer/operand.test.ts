import { describe, expect, it } from 'vitest';
import type { FrameView, InstructionRow } from '../../../src-core/protocol/shapes.ts';
import { operandOf } from '../../../src-renderer/panels/listing/operand.ts';

const row = (name: string, argrepr: string): InstructionRow =>
  ({ name, adaptive: name, argrepr, arg: 0 }) as unknown as InstructionRow;
const stack = (...texts: string[]): FrameView => ({ stack: texts.map((text) => ({ text })) }) as unknown as FrameView;
const variables = new Map([
  ['p', { text: '4', cell: false }],
  ['rate', { text: '2', cell: true }],
]);

describe('the operand column', () => {
  it('shows the live value of the variable that is named', () => {
    expect(operandOf(row('LOAD_FAST', 'p'), variables, new Set(), null, false)).toEqual({ text: 'p', value: '= 4', cell: false });
    expect(operandOf(row('LOAD_DEREF', 'rate'), variables, new Set(), null, false).cell).toBe(true);
  });

  it('shows no value without a frame', () => {
    expect(operandOf(row('LOAD_FAST', 'p'), null, new Set(), null, false).value).toBe('');
  });

  it('shows the operands of the instruction that runs next, left operand first', () => {
    expect(operandOf(row('BINARY_OP', '-='), variables, new Set(), stack('3', '10'), true).value).toBe('10 - 3');
    expect(operandOf(row('COMPARE_OP', '<='), variables, new Set(), stack('3', '10'), true).value).toBe('10 <= 3');
    expect(operandOf(row('STORE_FAST', 'p'), variables, new Set(), stack('9'), true).value).toBe('← 9');
  });
});
