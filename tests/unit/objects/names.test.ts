import { beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../support/programs.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const PROGRAM = `
values = [[], (), {}, set(), frozenset(), range(0), slice(0), {}.keys(), {}.values(), {}.items(), iter([]), iter(()), iter({}),
    iter({}.values()), iter({}.items()), iter(set()), iter(range(0)), iter(range(2**70)), reversed([]), reversed({}), enumerate([]),
    reversed(''), zip(), map(str, []), filter(str, []), iter(int, 1), int.__dict__, list[int], int | str, None, ..., NotImplemented]
left_out = ('__doc__', '__getattribute__', '__module__')
for value in values:
    cls = type(value)
    print(cls.__name__, sorted(n for n in dir(cls) if n != '__doc__'))
    print(cls.__name__, sorted(n + ':' + type(v).__name__ for n, v in vars(cls).items() if n not in left_out))
    for name, member in sorted(vars(cls).items()):
        if type(member).__name__ in ('method_descriptor', 'classmethod_descriptor'):
            print(cls.__name__, name, member.__text_signature__)
`;

test('containers and iterators have the names, kinds of members and signatures of the reference', () => {
  const theirs = reference.run(PROGRAM);
  expect(theirs.stderr).toBe('');
  const ours = runProgram(PROGRAM, 'program.py');
  expect(ours.error).toBe('');
  expect(ours.stdout.split('\n')).toEqual(theirs.stdout.split('\n'));
});
