"""Writes a Python program that runs random regular expressions by their code lists: random-patterns.py SEED COUNT.

The patterns are compiled here, so that the program needs nothing but `_sre`. It prints a line for each pattern and for each text.
"""
import random
import re
import sys
import warnings
from re import _compiler, _parser

ATOMS = [
    *'abcABx01 _éÉßİıſKΩω𝒳', '\\n', '.', '^', '$', '\\w', '\\W', '\\d', '\\D', '\\s', '\\S', '\\b', '\\B', '\\A', '\\Z',
    '[abc]', '[^a]', '[a-z]', '[A-Z0-9]', '[\\w-]', '[^\\d\\s]', '[à-ü]', '[αβγ\u0401a]', '[\U0001d4b3a]', '[^\U0001d4b3]',
]
COUNTS = ['*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{0,2}?', '{2,}', '*+', '++', '?+', '{1,2}+']
BEHIND = ['a', 'ab', '[abc]', '\\w', '(?:a|b)', '.']
CHARACTERS = 'aabbcABx01 \n_éÉßİıſKΩω𝒳-'
LENGTHS = [0, 1, 3, 6, 10, 15]


class Patterns:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.groups = 0

    def pattern(self, depth):
        choose = self.random.choice
        kind = self.random.random()
        if depth <= 0 or kind < 0.35:
            return choose(ATOMS)
        if kind < 0.5:
            return self.pattern(depth - 1) + self.pattern(depth - 1)
        if kind < 0.6:
            return '(?:' + '|'.join(self.pattern(depth - 1) for _ in range(self.random.randint(2, 4))) + ')'
        if kind < 0.7:
            self.groups += 1
            name = '?P<g%d>' % self.groups if self.random.random() < 0.2 else ''
            return '(%s%s)' % (name, self.pattern(depth - 1))
        if kind < 0.85:
            return '(?:%s)%s' % (self.pattern(depth - 1), choose(COUNTS))
        if kind < 0.92:
            return choose(['(?=%s)', '(?!%s)']) % self.pattern(depth - 1)
        if kind < 0.94:
            return choose(['(?<=%s)', '(?<!%s)']) % choose(BEHIND)
        if kind < 0.96:
            return '(?>%s)' % self.pattern(depth - 1)
        if self.groups == 0:
            return '(?i:%s)' % self.pattern(depth - 1)
        group = self.random.randint(1, self.groups)
        if kind < 0.98:
            return '\\%d' % group
        return '(?(%d)%s|%s)' % (group, self.pattern(depth - 2), self.pattern(depth - 2))

    def text(self, binary):
        text = ''.join(self.random.choice(CHARACTERS) for _ in range(self.random.choice(LENGTHS)))
        if self.random.random() < 0.5:
            text = text.replace('𝒳', '')
        return text.encode('latin-1', 'replace') if binary else text

    def case(self):
        """A pattern with all that `_sre.compile` takes, or None where it is not a valid one."""
        self.groups = 0
        pattern = self.pattern(self.random.randint(1, 6))
        flags = 0
        for flag in (re.I, re.M, re.S, re.A):
            if self.random.random() < 0.25:
                flags |= flag
        binary = self.random.random() < 0.1
        if binary:
            pattern = pattern.encode('latin-1', 'ignore')
            flags &= ~re.A
            if self.random.random() < 0.3:
                flags |= re.L
        if len(pattern) > 80:
            return None
        try:
            parsed = _parser.parse(pattern, flags)
            code = [int(c) for c in _compiler._code(parsed, flags)]
        except (re.error, ValueError):
            return None
        state = parsed.state
        names = [None] * state.groups
        for name, group in state.groupdict.items():
            names[group] = name
        texts = [self.text(binary) for _ in range(3)]
        place = self.random.randint(-1, 3), self.random.randint(0, 12)
        return (pattern, int(flags | state.flags), code, state.groups - 1, state.groupdict, tuple(names), texts, *place)


PROGRAM = ''']
import _sre
def show(m):
    return None if m is None else (m.span(), m.regs, m.groups(), m.lastindex, m.lastgroup)
for pattern, flags, code, groups, groupindex, indexgroup, texts, pos, endpos in cases:
    r = _sre.compile(pattern, flags, code, groups, groupindex, indexgroup)
    print(ascii((r, r.groups, r.flags, dict(r.groupindex))))
    for t in texts:
        found = show(r.match(t)), show(r.fullmatch(t)), show(r.search(t)), show(r.search(t, pos, endpos)), show(r.match(t, pos))
        print(ascii((pattern, flags, t, *found, r.findall(t), r.split(t), [show(m) for m in r.finditer(t)],
                     r.subn(t[:0], t), r.sub(lambda m: m.group() + t[:1], t, 2))))
'''

warnings.simplefilter('ignore')
patterns = Patterns(int(sys.argv[1]))
print('cases = [')
made = 0
while made < int(sys.argv[2]):
    case = patterns.case()
    if case is not None:
        print(ascii(case) + ',')
        made += 1
print(PROGRAM, end='')
