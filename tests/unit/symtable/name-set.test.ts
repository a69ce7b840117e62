/** The set of names against the machine's `set`, and the order that it gives to the hidden locals of a class body. */
import { expect, test } from 'vitest';
import { NameSet } from '../../../src-core/compile/2-symtable/name-set.ts';
import { compile } from '../../../src-core/compile/compile.ts';
import '../../../src-core/objects/all.ts';
import { PySet } from '../../../src-core/objects/set/set-object.ts';
import { nestedCode } from '../../support/code-text.ts';
import { fakeThread } from '../../support/fake-thread.ts';
import { Random } from '../../support/random.ts';

test('names come in the order of the machine’s set, whatever was done before', () => {
  const random = new Random(7);
  const t = fakeThread();
  for (let round = 0; round < 200; round++) {
    const ours = [new NameSet(), new NameSet()];
    const theirs = [new PySet(), new PySet()];
    for (let step = 0; step < 60; step++) {
      const i = random.below(2);
      const name = `n${random.below(40)}`;
      const what = random.below(10);
      if (what < 6) {
        ours[i].add(name);
        theirs[i].add(t, name);
      } else if (what < 9) expect(ours[i].delete(name)).toBe(theirs[i].discard(t, name));
      else {
        ours[i].merge(ours[1 - i]);
        theirs[i].merge(t, theirs[1 - i]);
      }
      expect([...ours[i]]).toEqual(theirs[i].items());
      expect(ours[i].has(name)).toBe(theirs[i].has(t, name));
      expect(ours[i].size).toBe(theirs[i].used);
    }
    const copy = new PySet();
    copy.merge(t, theirs[0]);
    expect([...ours[0].copy()]).toEqual(copy.items());
  }
});

// What CPython 3.12 gives under PYTHONHASHSEED=0 on a 64-bit machine.
test('hidden locals of a class body that only passes names on', () => {
  const source = `def f(spam, eggs, ham, bacon, toast):
    class C:
        x = [[(lambda: (spam, eggs, ham, bacon, toast, y)) for y in z] for z in ()]
`;
  const body = nestedCode(compile(source, 'hidden.py')).find((code) => code.fields.qualname === 'f.<locals>.C');
  const names = body?.fields.localsplusnames.slice(0, 8);
  expect(names).toEqual(['.0', 'z', 'y', 'ham', 'bacon', 'toast', 'eggs', 'spam']);
});
