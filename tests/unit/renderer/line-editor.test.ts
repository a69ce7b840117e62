import { describe, expect, it } from 'vitest';
import { LineEditor } from '../../../src-renderer/panels/console/line-editor.ts';

function make(history: string[] = []) {
  const lines: string[] = [];
  let screen = '';
  const editor = new LineEditor(
    (text) => {
      screen += text;
    },
    (line) => lines.push(line),
    () => history,
  );
  editor.begin('>>> ');
  return { editor, lines, screen: () => screen };
}

describe('the line editor of the console', () => {
  it('hands over a line and then takes no keys', () => {
    const { editor, lines } = make();
    editor.feed('1 + 1\r');
    editor.feed('lost');
    expect(lines).toEqual(['1 + 1']);
    expect(editor.active).toBe(false);
  });

  it('inserts and deletes at the cursor', () => {
    const { editor, lines } = make();
    editor.feed('ac');
    editor.feed('\x1b[D');
    editor.feed('b');
    editor.feed('\x1b[F');
    editor.feed('dx\x7f');
    editor.feed('\x1b[H');
    editor.feed('\x1b[3~');
    editor.feed('\r');
    expect(lines).toEqual(['bcd']);
  });

  it('recalls earlier lines and comes back to the one begun', () => {
    const { editor } = make(['one', 'two']);
    editor.feed('dra');
    editor.feed('\x1b[A');
    expect(editor.text).toBe('two');
    editor.feed('\x1b[A');
    editor.feed('\x1b[A');
    expect(editor.text).toBe('one');
    editor.feed('\x1b[B');
    editor.feed('\x1b[B');
    expect(editor.text).toBe('dra');
  });

  it('deletes a word, a line, and abandons', () => {
    const { editor, screen } = make();
    editor.feed('print(a) b\x17');
    expect(editor.text).toBe('print(a) ');
    editor.feed('\x15');
    expect(editor.text).toBe('');
    editor.feed('x\x03');
    expect(editor.text).toBe('');
    expect(editor.active).toBe(true);
    expect(screen()).toContain('^C');
  });
});
