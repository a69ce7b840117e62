import { beforeAll, expect, test } from 'vitest';
import { PySlice } from '../../../src-core/objects/slice.ts';
import { pointsOf, repeatStr } from '../../../src-core/objects/str/text.ts';
import { strType } from '../../../src-core/objects/type.ts';
import {
  PyBytes,
  PyComplex,
  PyFloat,
  PyList,
  PyTuple,
  type Str,
  strFromPoints,
  strFromUtf16,
  type Value,
} from '../../../src-core/objects/value.ts';
import {
  binary,
  call,
  construct,
  differences,
  formatted,
  method,
  type Operation,
  sizeOf,
  subscript,
} from '../../support/operations.ts';
import { Random } from '../../support/random.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const check = (operations: Operation[]) => expect(differences(reference, operations).slice(0, 20)).toEqual([]);
const bytes = (text: string) => new PyBytes(Uint8Array.from(Buffer.from(text, 'latin1')));

const ALPHABETS = ['ab', 'abAB ', 'aé ß', 'aΣσ .', 'ab😀', '01٣²½', 'ǅŉİ', ' \t\n\r\u2028\x1c', '\'"\\\0', 'Ωa\ud800\udc00'];

/** A str over one of the alphabets; some are longer than 0xffff units can tell. */
function someText(random: Random, most = 8): Str {
  const alphabet = random.pick(ALPHABETS);
  // The last alphabet has lone surrogates that are neighbours.
  const points = alphabet.startsWith('Ω')
    ? Array.from({ length: alphabet.length }, (_, i) => alphabet.charCodeAt(i))
    : Array.from(alphabet, (c) => c.codePointAt(0)!);
  return strFromPoints(Array.from({ length: random.below(most + 1) }, () => random.pick(points)));
}

const WORDS: Str[] = [
  '',
  'a',
  'abc',
  'Hello, World',
  'ß',
  'ﬃ',
  'ΑΣ',
  'ΑΣΑ',
  "they're bill's",
  'ǆ',
  'İi',
  '½²٣',
  'été',
  '\ud800',
  'x\ud800',
].map((w) => w as Str);
WORDS.push(
  strFromUtf16('😀'),
  strFromUtf16('a😀b😀'),
  strFromUtf16('𝕒𝟘'),
  strFromUtf16('𐐀𐐨'),
  'naïve café',
  'tab\there',
  'line\nbreak\r\nend',
  '  pad  ',
  '-12',
  '+7x',
  '_id',
  '9id',
  'class',
);

const NO_ARGUMENTS = [
  'capitalize',
  'casefold',
  'title',
  'lower',
  'upper',
  'swapcase',
  'isascii',
  'islower',
  'isupper',
  'istitle',
  'isspace',
  'isdecimal',
  'isdigit',
  'isnumeric',
  'isalpha',
  'isalnum',
  'isidentifier',
  'isprintable',
  'strip',
  'lstrip',
  'rstrip',
  'split',
  'rsplit',
  'splitlines',
  'expandtabs',
  'encode',
  '__getnewargs__',
];

test('methods without arguments', () => {
  const random = new Random(11);
  const texts = [...WORDS, ...Array.from({ length: 300 }, () => someText(random))];
  check(
    texts.flatMap((text) => [
      ...NO_ARGUMENTS.map((name) => method(text, name)),
      sizeOf(text),
      method(text, 'splitlines', [true]),
    ]),
  );
});

test('searching, splitting, replacing', () => {
  const random = new Random(12);
  const operations: Operation[] = [];
  for (let i = 0; i < 5000; i++) {
    const text = random.below(8) ? someText(random, 12) : random.pick(WORDS);
    const sub = random.below(6) ? someText(random, 2) : '';
    const bounds = [random.below(16) - 7, random.below(16) - 7].slice(0, random.below(3));
    if (random.below(5) === 0 && bounds.length) bounds[0] = null as never;
    operations.push(
      method(text, random.pick(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith']), [sub, ...bounds]),
    );
    operations.push(
      method(
        text,
        random.pick(['split', 'rsplit']),
        [random.below(3) ? sub : null, random.below(5) - 1].slice(0, 1 + random.below(2)),
      ),
    );
    operations.push(
      method(text, random.pick(['partition', 'rpartition', 'removeprefix', 'removesuffix', 'strip', 'lstrip', 'rstrip']), [sub]),
    );
    operations.push(method(text, 'replace', [sub, someText(random, 3), random.below(5) - 1].slice(0, 2 + random.below(2))));
    operations.push(method(text, 'startswith', [new PyTuple([sub, someText(random, 1)])]));
    operations.push(
      binary('in', sub, text),
      binary(random.pick(['<', '<=', '==', '!=', '>', '>=', '+']), text, someText(random, 3)),
    );
    operations.push(binary('*', text, random.below(5) - 1));
    operations.push(
      method(text, random.pick(['center', 'ljust', 'rjust']), [random.below(16), random.pick(['*', 'é', strFromUtf16('😀')])]),
    );
    operations.push(method(text, 'zfill', [random.below(14)]), method(text, 'expandtabs', [random.below(9) - 1]));
    operations.push(method(sub, 'join', [new PyList([text, someText(random, 2), 'x'].slice(0, random.below(4)))]));
  }
  check(operations);
});

test('subscripts', () => {
  const random = new Random(13);
  const operations: Operation[] = [];
  for (let i = 0; i < 2000; i++) {
    const text = someText(random, 9);
    operations.push(subscript(text, random.below(24) - 12));
    const fields = Array.from({ length: 3 }, (_, k) =>
      random.below(3) === 0 ? null : random.below(20) - 10 || (k === 2 ? 1 : 0),
    );
    const written = fields.map((field) => field ?? '').join(':');
    operations.push(subscript(text, new PySlice(fields[0], fields[1], fields[2]), written));
  }
  operations.push(
    subscript('abc', 'a'),
    subscript('abc', new PyFloat(1)),
    subscript('abc', true),
    subscript('abc', 10n ** 30n),
    subscript('abc', new PySlice(0, 2, 0), '0:2:0'),
  );
  check(operations);
});

test('arguments that are refused', () => {
  const one: Value = 'a';
  const operations = [
    method(one, 'find'),
    method(one, 'find', [1]),
    method(one, 'find', ['a', 'b']),
    method(one, 'find', ['a', 1, 2, 3]),
    method(one, 'count', [1]),
    method(one, 'index', ['b']),
    method(one, 'startswith'),
    method(one, 'startswith', [1]),
    method(one, 'endswith', [new PyTuple(['b', 3])]),
    method(one, 'join', [1]),
    method(one, 'join', [new PyList([1])]),
    method(one, 'join'),
    method(one, 'split', [1]),
    method(one, 'split', ['']),
    method(one, 'split', ['a', 'b']),
    method(one, 'split', [], { foo: 1 }),
    method(one, 'split', [], { sep: 'a', maxsplit: 1 }),
    method(one, 'split', [1, 2, 3]),
    method(one, 'split', ['a'], { sep: 'b' }),
    method(one, 'partition', ['']),
    method(one, 'partition', [1]),
    method(one, 'replace', [1, 'b']),
    method(one, 'replace', ['b']),
    method(one, 'replace', ['a', 'b', 'c']),
    method(one, 'center', ['b']),
    method(one, 'center', [4, 'bb']),
    method(one, 'center', [4, 3]),
    method(one, 'strip', [3]),
    method(one, 'lstrip', [3]),
    method(one, 'strip', [1, 2]),
    method(one, 'removeprefix', [3]),
    method(one, 'translate', [3]),
    method(one, 'zfill', ['a']),
    method(one, 'encode', ['x']),
    method(one, 'encode', [3]),
    method(one, 'encode', ['ascii', 3]),
    method(one, 'encode', [null]),
    method(one, 'encode', ['ascii', 'foo']),
    method('é', 'encode', ['ascii', 'foo']),
    method(one, 'expandtabs', ['b']),
    method(one, 'splitlines', ['b']),
    method(one, 'upper', [1]),
    method(one, 'find', ['a'], { x: 1 }),
    method(one, 'format_map', [3]),
    method(one, '__format__', [3]),
    binary('+', one, 1),
    binary('in', 1, one),
    binary('*', one, one),
    binary('*', one, new PyFloat(1)),
    binary('<', one, 1),
    binary('==', one, 1),
    binary('-', one, one),
    binary('%', one, 1),
    binary('*', one, 10n ** 30n),
    construct(strType, []),
    construct(strType, [1]),
    construct(strType, [1, 2]),
    construct(strType, ['a', 'x']),
    construct(strType, [bytes('a'), 'x']),
    construct(strType, [bytes('abc'), 'ascii', 'y']),
    construct(strType, [], { object: 3 }),
    construct(strType, [], { foo: 3 }),
    construct(strType, [1, 2, 3, 4]),
    construct(strType, [bytes('\xe9'), 'ascii']),
    construct(strType, [bytes('\xe9')], { errors: 'replace' }),
    construct(strType, [5, 'ascii']),
    construct(strType, [bytes('a'), 'ascii'], { object: 3 }),
    construct(strType, [], { encoding: 'x' }),
    method(strType, 'maketrans', ['a']),
    method(strType, 'maketrans', ['a', 'bc']),
    method(strType, 'maketrans', [1, 2]),
    method(strType, 'maketrans', ['a', 'b', 3]),
    method(strType, 'maketrans', ['ab', 'cd', 'ef']),
    method(strType, 'maketrans', ['a', 'b', 'c', 'd']),
    method(strType, 'maketrans'),
    method('abc', 'translate', [new PyList([])]),
    method(repeatStr('a', 3), 'translate', ['x'.repeat(200)]),
    method('abc', '__getnewargs__', [1]),
  ];
  check(operations);
});

test('code points of the planes in use: case, classes', () => {
  const starts: number[] = [];
  for (let start = 0; start < 0x20000; start += 4096) starts.push(start);
  starts.push(0x2f000, 0x30000, 0x31000, 0xe0000, 0x10f000);
  const predicates = [
    'isalpha',
    'isdecimal',
    'isdigit',
    'isnumeric',
    'isalnum',
    'islower',
    'isupper',
    'istitle',
    'isspace',
    'isprintable',
    'isidentifier',
  ];
  const mappings = ['lower', 'upper', 'title', 'casefold', 'swapcase', 'capitalize'];
  const program = `
result = []
for start in starts:
    points = [chr(p) for p in range(start, start + 4096)]
    result.append([[''.join('01'[getattr(c, name)()] for c in points) for name in predicates],
        [[ord(d) for c in points for d in getattr(c, name)()] for name in mappings]])
`;
  const expected = reference.answer<[string[], number[][]][]>(program, { starts, predicates, mappings });
  const wrong: string[] = [];
  starts.forEach((start, block) => {
    const [classes, images] = expected[block];
    const characters = Array.from({ length: 4096 }, (_, i) => strFromPoints([start + i]));
    const hex = (offset: number) => `U+${(start + offset).toString(16)}`;
    predicates.forEach((name, k) => {
      characters.forEach((c, i) => {
        if (call(c, name) !== (classes[k][i] === '1')) wrong.push(`${name} ${hex(i)}`);
      });
    });
    mappings.forEach((name, k) => {
      const out = characters.flatMap((c) => Array.from(pointsOf(call(c, name) as Str)));
      const at = out.findIndex((point, i) => point !== images[k][i]);
      if (at >= 0 || out.length !== images[k].length) wrong.push(`${name} near ${hex(at)}`);
    });
  });
  expect(wrong.slice(0, 20)).toEqual([]);
}, 120_000);

test('encodings and their error handlers', () => {
  const random = new Random(14);
  const operations: Operation[] = [];
  const encodings = [
    'utf-8',
    'UTF8',
    'ascii',
    'us-ascii',
    'latin-1',
    'ISO-8859-1',
    'utf-16',
    'utf-16-le',
    'utf_16_be',
    'utf-32',
    'utf-32-be',
    'UTF-32LE',
    'cp1252',
    'cp437',
    'koi8-r',
    'utf-8-sig',
    'nonsense',
  ];
  const handlers = [
    'strict',
    'ignore',
    'replace',
    'backslashreplace',
    'xmlcharrefreplace',
    'surrogateescape',
    'surrogatepass',
    'nothing',
  ];
  const texts: Str[] = [...WORDS, '\udc80a\udcff', 'a\udc80é', '€ü', '\ud800\udbff', strFromUtf16('😀é\u20ac')];
  for (const encoding of encodings) {
    for (const handler of handlers) {
      for (const text of texts) operations.push(method(text, 'encode', [encoding, handler]));
      for (let i = 0; i < 12; i++) {
        const size = random.below(9);
        const data = Uint8Array.from({ length: size }, () =>
          random.pick([
            65, 0, 0xd8, 0xdc, 0x80, 0xe9, 0xff, 0xc3, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0xed, 0xa0, 0xfe, 0xef, 0xbb, 0xbf,
          ]),
        );
        operations.push(method(new PyBytes(data), 'decode', [encoding, handler]));
      }
    }
  }
  check(operations);
});

test('escapes as an encoding', () => {
  const operations: Operation[] = [];
  for (const text of [...WORDS, 'a\\b\t\r\n\x00\x7f\xff', '\ud800€']) {
    for (const name of ['unicode_escape', 'raw_unicode_escape']) operations.push(method(text, 'encode', [name]));
  }
  const escapes = [
    '\\x41',
    '\\x4',
    '\\x',
    '\\xg',
    '\\u00e9',
    '\\u00e',
    '\\U0001f600',
    '\\U00110000',
    '\\U0001',
    '\\101',
    '\\8',
    '\\q',
    '\\n\\t\\\\',
    '\\',
    'a\\\nb',
    '\\N{BULLET}',
    '\\N{NOTHING}',
    '\\N{',
    '\\N',
    '\\N{}',
    '\xe9',
    "\\'",
  ];
  for (const text of escapes) {
    for (const name of ['unicode_escape', 'raw-unicode-escape', 'UnicodeEscape']) {
      for (const handler of ['strict', 'replace', 'ignore', 'backslashreplace'])
        operations.push(method(bytes(text), 'decode', [name, handler]));
    }
  }
  check(operations);
});

test('format of strs, str.format', () => {
  const operations: Operation[] = [];
  for (const text of WORDS) {
    for (const spec of [
      '',
      's',
      '10',
      '>10',
      '^10',
      '<10',
      '*^12',
      'é>8',
      '.2',
      '10.1s',
      '=5',
      '+',
      ' ',
      '#',
      'z',
      ',',
      '_s',
      'd',
      '05',
      '<05',
      '.0',
      'x5',
      '5x5',
    ])
      operations.push(formatted(text, spec));
  }
  for (const text of ['a', 'é']) operations.push(formatted(text, strFromUtf16('😀>5')), formatted(text, strFromUtf16('😀')));
  const templates = [
    '{}',
    '{} {}',
    '{0}{1}{0}',
    '{a}',
    '{a}{0}',
    '{}{0}',
    '{0}{}',
    '{{}}',
    '{{{}}}',
    '{',
    '}',
    'a{',
    'a}',
    '{}}',
    '{!r}',
    '{!s:>5}',
    '{!a}',
    '{!x}',
    '{!',
    '{!r',
    '{!rx}',
    '{:',
    '{:>{}}',
    '{:{}{}}',
    '{:{:{}}}',
    '{0:{1}}',
    '{0[0]}',
    '{0[a]}',
    '{0[',
    '{0[]}',
    '{0[0]x}',
    '{0.real}',
    '{0.}',
    '{0.x}',
    '{-1}',
    '{ 0}',
    '{0 }',
    '{5}',
    '{99999999999999999999}',
    '{a b}',
    '{[0]}',
    '{.real}',
    '{{',
    '}}',
    'é{}é',
    '{a.real:>{b}}',
    '{:{{}}}',
    '{0!r:^10}',
    '{a{}}',
    '{0[{}]}',
    '{a!}',
    '{:d}{:x}',
  ];
  for (const template of templates) {
    for (const args of [[], [1], ['x', 5], [new PyList([1, 2]), 3], [new PyFloat(1.5), 7]]) {
      operations.push(method(template, 'format', args), method(template, 'format', args, { a: 'v', b: 8 }));
    }
  }
  check(operations.filter((operation) => !operation.python.includes('99999999999999999999')));
});

test('percent formatting', () => {
  const random = new Random(15);
  const operations: Operation[] = [];
  const values: Value[] = [
    0,
    5,
    -7,
    255,
    10n ** 20n,
    true,
    new PyFloat(2.5),
    new PyFloat(-0.001),
    new PyFloat(Infinity),
    'x',
    'é',
    strFromUtf16('😀'),
    null,
    new PyList([1]),
    bytes('q'),
    new PyComplex(1, 2),
  ];
  for (let i = 0; i < 6000; i++) {
    const directive = `%${random.pick(['', '-', '+', ' ', '#', '0', '-0', '+#', '#0', ' 0', '0+'])}${random.pick(['', '5', '12', '*', '0'])}${random.pick(['', '.0', '.2', '.7', '.*', '.'])}${random.pick(['', '', 'l', 'h'])}${random.pick([...'diuoxXeEfFgGcrsab%q'])}`;
    const args: Value[] = [];
    for (const c of directive) if (c === '*') args.push(random.below(12) - 3);
    args.push(random.pick(values));
    const template = `${random.pick(['', '<'])}${directive}${random.pick(['', '>', ' %s'])}`;
    if (template.endsWith('%s')) args.push('end');
    operations.push(binary('%', template, new PyTuple(args)), binary('%', bytes(template), new PyTuple(args)));
  }
  for (const template of [
    '%',
    '%%',
    'a%',
    '%(',
    '%(a',
    '%(a)',
    '%(a)s',
    '%(a)%',
    '%5%',
    '%s%',
    '%.',
    '%-',
    '%l',
    '%é',
    '%()s',
    '%((a))s',
    '%1$s',
    '%s %s',
    '%*s',
    '%.*f',
    '%99999999999s',
    '%c%c',
  ]) {
    for (const args of [
      new PyTuple([]),
      new PyTuple([1]),
      new PyTuple(['a', 'b']),
      1,
      'x',
      new PyList([]),
      new PyTuple(['a', 3]),
      new PyTuple([10n ** 30n, 1]),
    ]) {
      operations.push(binary('%', template, args), binary('%', bytes(template.replace('é', '\xe9')), args));
    }
  }
  for (const value of [65, 256, 0x10ffff, 0x110000, -1, 'ab', '', 'a', null, new PyFloat(1), bytes('a'), bytes('ab')])
    operations.push(
      binary('%', '%c', new PyTuple([value])),
      binary('%', bytes('%c'), new PyTuple([value])),
      binary('%', '%5c', new PyTuple([value])),
    );
  // Sizes beyond 32 bits are refused by the reference, a 32-bit build, with words of its own.
  check(operations.filter((operation) => !operation.python.includes('99999999999')));
});
