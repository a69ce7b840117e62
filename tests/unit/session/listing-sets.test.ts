import { expect, it } from 'vitest';
import { stages } from '../../../src-core/session/stages.ts';

// What `python3.12 -m dis` prints on 64-bit Linux under PYTHONHASHSEED=0; the reference, a 32-bit build, has other hashes of text.
it('lists constant sets in the order in which the machine iterates them', () => {
  const source = "x in {'a','b','c','dd'}\nx in {1, 33, 100, 7}\nx in {'red','green','blue', 1.5, None, (1,2)}\n";
  const { text } = stages.dis(new TextEncoder().encode(source), 'sets.py');
  expect(text.match(/frozenset.*\)\)/g)).toEqual([
    "frozenset({'c', 'a', 'b', 'dd'}))",
    'frozenset({1, 100, 33, 7}))',
    "frozenset({None, 1.5, (1, 2), 'green', 'red', 'blue'}))",
  ]);
});
