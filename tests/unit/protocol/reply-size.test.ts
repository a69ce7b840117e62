/** An answer that is too large is refused with a sentence, and the line goes on. */
import { expect, it } from 'vitest';
import { answer } from '../../../src-core/protocol/channel.ts';
import { isLarger } from '../../../src-core/protocol/reply-size.ts';

it('tells what is larger without looking at all of it', () => {
  expect(isLarger(['x'.repeat(50), 'y'.repeat(60)], 100)).toBe(true);
  expect(isLarger({ text: 'x'.repeat(50) }, 100)).toBe(false);
  expect(isLarger(null, 1)).toBe(true);
});

it('refuses the answer and not the next one', () => {
  const sent: unknown[] = [];
  const service = answer<{ text(length: number): Promise<string> }>(
    (message) => sent.push(message),
    { text: (length: number) => 'x'.repeat(length) },
    1000,
  );
  service.dispatch({ id: 1, call: 'text', args: [2000] });
  service.dispatch({ id: 2, call: 'text', args: [3] });
  expect(sent).toEqual([
    { id: 1, error: { kind: 'Error', message: 'the answer has more than 1000 bytes: ask for a part of it' } },
    { id: 2, value: 'xxx' },
  ]);
});
