import { describe, expect, it } from 'vitest';
import { commands, keysOf } from '../../../src-renderer/state/commands.ts';

const press = (key: string, ...with_: ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]) =>
  keysOf({
    key,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...Object.fromEntries(with_.map((name) => [name, true])),
  });

describe('keys', () => {
  it('are written one way', () => {
    expect(press('F5', 'ctrlKey', 'shiftKey')).toBe('Ctrl+Shift+F5');
    expect(press('p', 'ctrlKey')).toBe('Ctrl+P');
    expect(press('P', 'ctrlKey', 'shiftKey')).toBe('Ctrl+Shift+P');
    expect(press('p', 'metaKey')).toBe('Ctrl+P');
    expect(press('*', 'altKey', 'shiftKey')).toBe('Alt+*');
  });

  it('belong to one command each', () => {
    // F6 pauses a program that runs and moves the focus while none does.
    const keys = commands.flatMap((command) => command.keys.filter((key) => !(key === 'F6' && command.id === 'focus.next')));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('leave the context menu key alone', () => {
    expect(commands.some((command) => command.keys.includes('Shift+F10'))).toBe(false);
  });
});
