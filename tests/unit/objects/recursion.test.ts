import { expect, test } from 'vitest';
import { runProgram } from '../../support/programs.ts';

// The reference's own build dies of these, so what 64-bit CPython answers is written down here.
const HEAD = `
class Deep:
    def __init__(self): self.me = self
    def __repr__(self): return '<' + repr(self.me) + '>'
    def __eq__(self, other): return self.me == other
    def __hash__(self): return hash(self.me)
    def __lt__(self, other): return self.me < other

def cyclic():
    a = []
    a.append(a)
    return a

def cyclic_dict():
    d = {}
    d['self'] = d
    return d

def made(**methods):
    return type('X', (), methods)()

def nested():
    t = int
    for i in range(100000): t = (t,)
    return t

try:
`;

test.each([
  'cyclic() == cyclic()',
  'cyclic() < cyclic()',
  'cyclic_dict() == cyclic_dict()',
  'repr(Deep())',
  'Deep() == 1',
  'hash(Deep())',
  'Deep() < 1',
  'isinstance(1, nested())',
  'made(__getattr__=lambda self, name: getattr(self, name)).x',
  'len(made(__len__=lambda self: len(self)))',
  'made(__call__=lambda self: self())()',
  'str(made(__str__=lambda self: str(self)))',
  'bool(made(__bool__=lambda self: bool(self)))',
  'list(made(__iter__=lambda self: iter(self)))',
  'made(__add__=lambda self, other: self + other) + 1',
  'made(__getitem__=lambda self, key: self[key])[1]',
  'made(__contains__=lambda self, key: key in self).__contains__(1)',
  'format(made(__format__=lambda self, spec: format(self, spec)))',
])('endless recursion in %s is a RecursionError', (expression) => {
  const source = `${HEAD}    ${expression}\nexcept RecursionError as error:\n    print(str(error)[:32])\n`;
  expect(runProgram(source, 'program.py')).toEqual({ stdout: 'maximum recursion depth exceeded\n', error: '' });
});

test('what no machine can hold is a MemoryError at once', () => {
  const source = [
    "'a' * 10 ** 12",
    "b'a' * 10 ** 12",
    '[0] * 10 ** 12',
    '(0,) * 10 ** 12',
    'bytearray(10 ** 13)',
    'bytes(10 ** 13)',
    "'a'.ljust(10 ** 12)",
    "'a'.zfill(10 ** 12)",
    'list(range(10 ** 12))',
    'tuple(range(10 ** 12))',
  ]
    .map((text) => `try:\n    ${text}\n    print('made')\nexcept MemoryError as error:\n    print(repr(error))\n`)
    .join('');
  expect(runProgram(source, 'program.py')).toEqual({ stdout: 'MemoryError()\n'.repeat(10), error: '' });
});
