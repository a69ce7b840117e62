"""re over the native engine: objects, errors, long texts.

Every line shows one value, or the type and text of an exception; what is shown is what the reference shows.
"""
import copy
import re


def show(f):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))


# Long texts need no deep stack, and simple repeats take one pass.
long = 'ab' * 30000
show(lambda: re.match('(?:a|b)*$', long).end())
show(lambda: re.match('(?:a|b)*c', long))
show(lambda: re.match('(?:(a)|b)*', long).span(1))
show(lambda: re.match('(?:a|b)*?c', long + 'c').end())
show(lambda: re.match('((?:ab)+)+?$', long).end())
show(lambda: re.match('(?>(?:a|b)+)$', long).end())
show(lambda: re.match('(?:ab)*+$', long).end())
show(lambda: re.search('x*y', 'x' * 2000))
show(lambda: len(re.sub('a|b', 'c', long)))
show(lambda: re.findall('(?=(a.*))', 'abab' * 3))
show(lambda: re.search('(?<=ab)$', long).start())

p = re.compile(r'(?P<word>\w+) (\d+)?', re.I | re.M)
m = p.search('-- Ab 12, cd ')
show(lambda: (p, p.pattern, p.flags, p.groups, p.groupindex, p == re.compile(r'(?P<word>\w+) (\d+)?', re.I | re.M), p == re.compile('x')))
show(lambda: (m, m.re is p, m.string, m.pos, m.endpos, m.regs, m.lastindex, m.lastgroup, m[0], m['word'], m[2], m.group(1, 2, 'word')))
show(lambda: (m.groups(), m.groupdict(), m.span('word'), m.start(2), m.end(), bool(m), copy.copy(m) is m, copy.deepcopy(p) is p))
show(lambda: m.group(3))
show(lambda: m.group('no'))
show(lambda: m[10 ** 30])
show(lambda: m.start(-1))
show(lambda: m.expand(r'<\1|\g<word>|\2>'))
show(lambda: p.search('ab ').expand(r'[\2]'))
show(lambda: p.sub(r'\9', 'ab 1'))
show(lambda: p.sub(r'\g<no>', 'ab 1'))
show(lambda: p.sub(lambda m: 3, 'ab 1'))
show(lambda: p.sub(lambda m: None, 'ab 1!'))
show(lambda: p.subn(r'\n', 'ab 1 cd 2', 1))
show(lambda: p.sub(b'x', 'ab 1'))
show(lambda: p.match(b'ab'))
show(lambda: re.compile(b'a').match('a'))
show(lambda: p.match(3))
show(lambda: p.match())
show(lambda: p.match('ab ', foo=1))
show(lambda: re.compile('a').fullmatch(string='a', pos=0, endpos=1))
show(lambda: re.split('(,)|;', 'a,b;c', maxsplit=1))
show(lambda: re.split('x*', 'axbc'))
show(lambda: [x.span() for x in re.finditer('x*', 'axb')])
show(lambda: type(re.finditer('a', 'a')).__name__)
scanner = re.compile(r'\d|(x)').scanner('1x2y')
show(lambda: [scanner.match(), scanner.match(), scanner.search(), scanner.match(), scanner.match()])
show(lambda: (scanner.pattern, type(scanner).__name__))
show(lambda: type(p)())
show(lambda: type(m)())
show(lambda: p < p)
show(lambda: re.Pattern[str])
show(lambda: (re.compile(''), re.compile('a', re.A | re.X), re.compile(b'a', re.L), re.compile('x' * 300)))
show(lambda: re.search('a' * 60, 'a' * 70))
show(lambda: re.search(b'[a-c]+', bytearray(b'xxabcx')))
show(lambda: re.sub(b'a', b'b', memoryview(b'aXa')))
show(lambda: re.findall('[\U0001d4b3-\U0001d4ff]+|\\w', 'a\U0001d4b3\U0001d4b4b'))
show(lambda: re.search('(?i)\u017f', 'S').span())
show(lambda: re.findall(r'(?i:straße)|İ|ı', 'STRASSE straßE i\u0307 I İ'))
for bad in ['(', ')', '[', '*a', 'a**', '(?P<a>', '(?P<1>x)', '(?P=x)', '\\', '(?<=a+)b', '(?z)', 'a{2,1}', '[b-a]', '(?(1)a|b|c)', '\\8', '(?P<a>x)(?P<a>y)']:
    show(lambda: re.compile(bad))


class Text(str):
    pass


t = Text('abc')
show(lambda: (type(re.match('.*', t).group()).__name__, re.match('.*', t).string is t, type(re.sub('x', 'y', t)).__name__))
show(lambda: re.escape('a.b*c\n'))
show(lambda: re.fullmatch('a|ab', 'ab').span())
show(lambda: re.match('(a)|(b)', 'b').groups('none'))
show(lambda: re.match(r'(?:(a)|(b))\2', 'abb'))
show(lambda: re.match(r'(a)?(?(1)b|c)', 'c').regs)
