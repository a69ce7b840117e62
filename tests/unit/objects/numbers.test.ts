import { beforeAll, expect, test } from 'vitest';
import { boolType, complexType, floatType, intType } from '../../../src-core/objects/type.ts';
import { PyBytes, PyComplex, PyFloat, strFromUtf16, type Value } from '../../../src-core/objects/value.ts';
import {
  attribute,
  binary,
  construct,
  differences,
  divide,
  formatted,
  method,
  type Operation,
  powerOf,
  unary,
} from '../../support/operations.ts';
import { Random } from '../../support/random.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const check = (operations: Operation[]) => expect(differences(reference, operations).slice(0, 12)).toEqual([]);
const float = (value: number) => new PyFloat(value);

const INTS: Value[] = [
  0,
  1,
  -1,
  2,
  -2,
  3,
  7,
  10,
  -10,
  255,
  256,
  2 ** 31,
  -(2 ** 31),
  2 ** 53 - 1,
  -(2 ** 53 - 1),
  2n ** 53n,
  -(2n ** 53n),
];
INTS.push(2n ** 62n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 64n, 10n ** 30n, -(10n ** 30n), 3n ** 100n, true, false);
const FLOATS: Value[] = [
  0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, 1e-5, 1e16, 1e22, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308,
].map(float);
FLOATS.push(
  float(Infinity),
  float(-Infinity),
  float(Number.NaN),
  float(0.1),
  float(123456789.125),
  float(2 ** 53),
  float(-3.7),
  float(1e300),
);

function someInt(random: Random): Value {
  const size = random.below(5);
  if (size === 0) return random.below(21) - 10;
  if (size === 1) return random.below(2 ** 31) - 2 ** 30;
  if (size === 2) return random.pick(INTS);
  const big = random.bigint(size === 3 ? 70 : 400);
  return big >= -9007199254740991n && big <= 9007199254740991n ? Number(big) : big;
}

function someFloat(random: Random): Value {
  const kind = random.below(4);
  if (kind === 0) return random.pick(FLOATS);
  if (kind === 1) return float(random.below(2000) / 8 - 100);
  if (kind === 2) return float((random.unit() - 0.5) * 10 ** (random.below(40) - 20));
  return float(random.float());
}

const OPERATORS = ['+', '-', '*', '/', '//', '%', '<', '<=', '==', '!=', '>', '>='];

test('ints: operators on edge values and random ones', () => {
  const operations: Operation[] = [];
  for (const a of INTS) {
    for (const b of INTS) for (const op of [...OPERATORS, '&', '|', '^']) operations.push(binary(op, a, b));
    for (const op of ['-', '+', '~', 'abs'] as const) operations.push(unary(op, a));
  }
  const random = new Random(1);
  for (let i = 0; i < 4000; i++) {
    const [a, b] = [someInt(random), someInt(random)];
    operations.push(binary(random.pick([...OPERATORS, '&', '|', '^']), a, b), divide(a, b));
    operations.push(binary(random.pick(['<<', '>>']), a, random.below(100) - 3));
    operations.push(binary('**', a, random.below(12) - 3), powerOf(a, random.below(40) - 5, someInt(random)));
  }
  check(operations);
});

test('ints: methods, attributes, constructor', () => {
  const operations: Operation[] = [];
  for (const a of INTS) {
    for (const name of [
      'bit_length',
      'bit_count',
      'as_integer_ratio',
      'conjugate',
      'is_integer',
      '__trunc__',
      '__ceil__',
      '__floor__',
      '__getnewargs__',
    ]) {
      operations.push(method(a, name));
    }
    for (const name of ['real', 'imag', 'numerator', 'denominator']) operations.push(attribute(a, name));
    for (const digits of [0, 1, -1, -2, -5, -20]) operations.push(method(a, '__round__', [digits]));
    for (const length of [0, 1, 2, 8, 20]) {
      for (const order of ['big', 'little', 'x']) {
        for (const signed of [true, false]) operations.push(method(a, 'to_bytes', [length, order], { signed }));
      }
    }
    operations.push(construct(intType, [a]), construct(floatType, [a]), construct(complexType, [a]), construct(boolType, [a]));
  }
  for (const data of [[], [1], [255], [1, 2, 3], [128, 0, 0, 0, 0, 0, 0, 0, 0], [255, 255, 255, 255, 255, 255, 255, 255]]) {
    const bytes = new PyBytes(Uint8Array.from(data));
    for (const signed of [true, false]) {
      operations.push(
        method(intType, 'from_bytes', [bytes, 'big'], { signed }),
        method(intType, 'from_bytes', [bytes, 'little'], { signed }),
      );
    }
  }
  operations.push(
    method(5, 'to_bytes', ['x']),
    method(5, 'to_bytes', [-1]),
    method(5, 'bit_length', [1]),
    method(intType, 'from_bytes', ['abc']),
  );
  operations.push(method(intType, 'from_bytes', [3]), method(5, '__round__', ['x']), method(5, 'to_bytes', [1, 2]));
  check(operations);
});

test('ints: texts in every base', () => {
  const texts = [
    '0',
    '1',
    '-1',
    '+5',
    ' 12 ',
    '\t7\n',
    '0x1f',
    '0X1F',
    '-0b101',
    '0o17',
    '017',
    '00',
    '1_000',
    '1__0',
    '_1',
    '1_',
    '0x_f',
    '',
    ' ',
    '+',
    '-',
    '+-1',
  ];
  texts.push(
    '٣٤',
    '１２',
    '\u00a05\u2003',
    '\x1c5',
    '1é',
    'abc',
    'zz',
    '1e5',
    '9'.repeat(40),
    '0_0',
    '0b2',
    '0o8',
    '1 2',
    'é',
    '😀',
    "it's",
    '00_0',
    '01',
    '0_7',
  );
  const operations: Operation[] = [];
  for (const written of texts) {
    const text = strFromUtf16(written);
    operations.push(construct(intType, [text]), construct(intType, [new PyBytes(Uint8Array.from(Buffer.from(written)))]));
    for (const base of [0, 2, 8, 10, 16, 36, 7]) operations.push(construct(intType, [text, base]));
  }
  for (const base of [1, -1, 37, 10n ** 20n, 'x', null]) operations.push(construct(intType, ['1', base]));
  operations.push(
    construct(intType, []),
    construct(intType, [], { base: 10 }),
    construct(intType, ['1'], { base: 3 }),
    construct(intType, [1], { base: 3 }),
  );
  operations.push(
    construct(intType, [null]),
    construct(intType, [1, 2, 3]),
    construct(intType, [1], { x: 3 }),
    construct(intType, ['9'.repeat(5000)]),
  );
  for (const value of FLOATS) operations.push(construct(intType, [value]));
  check(operations);
});

test('floats: operators', () => {
  const operations: Operation[] = [];
  for (const a of FLOATS) {
    for (const b of [...FLOATS, ...INTS]) {
      for (const op of OPERATORS) operations.push(binary(op, a, b), binary(op, b, a));
      operations.push(divide(a, b));
    }
    for (const op of ['-', '+', 'abs'] as const) operations.push(unary(op, a));
  }
  const random = new Random(2);
  for (let i = 0; i < 4000; i++) {
    const [a, b] = [someFloat(random), random.below(3) ? someFloat(random) : someInt(random)];
    operations.push(binary(random.pick(OPERATORS), a, b), divide(a, b));
  }
  check(operations);
});

test('floats: methods and texts', () => {
  const operations: Operation[] = [];
  const random = new Random(3);
  const values = [...FLOATS, ...Array.from({ length: 300 }, () => someFloat(random))];
  for (const a of values) {
    for (const name of [
      'hex',
      'as_integer_ratio',
      'is_integer',
      'conjugate',
      '__trunc__',
      '__floor__',
      '__ceil__',
      '__round__',
      '__getnewargs__',
    ]) {
      operations.push(method(a, name));
    }
    for (const digits of [0, 1, 2, 5, -1, -3, 17, 400, -400, 22]) operations.push(method(a, '__round__', [digits]));
    const hex = method(a, 'hex').run();
    operations.push(method(floatType, 'fromhex', [hex]));
  }
  const texts = [
    '1',
    '1.',
    '.5',
    '.',
    '1e5',
    '1E-5',
    '1e',
    'e5',
    '1_0.5',
    '1_.5',
    '1._5',
    '1e1_0',
    '_1',
    'inf',
    '-INF',
    'Infinity',
    '+nan',
    'nan',
    'infinit',
    ' 1.5 ',
    '\u00a01.5',
    '٣.٥',
  ];
  texts.push(
    '1e400',
    '-1e-400',
    '0x1p3',
    '1,5',
    '',
    ' ',
    '1 2',
    '+',
    '5e-324',
    '2.4703282292062328e-324',
    '1.7976931348623159e308',
    '9007199254740993',
    '0.1e-1_0',
    'é',
    '😀',
  );
  for (const text of texts.map(strFromUtf16)) operations.push(construct(floatType, [text]), method(floatType, 'fromhex', [text]));
  for (const text of [
    '0x1.8p1',
    '1.8',
    '0x.1',
    '0x',
    '-0x1p-1074',
    '0x1p-1075',
    '0x1.000000000000080p0',
    '0x1.0000000000000800001p0',
    '0x1p1024',
    '0x1.fffffffffffff8p1023',
    ' 0xap3\n',
    '0x1p',
    'p3',
    '0x1p+5',
    '1p2',
  ]) {
    operations.push(method(floatType, 'fromhex', [text]));
  }
  operations.push(
    construct(floatType, []),
    construct(floatType, [null]),
    construct(floatType, ['1', '2']),
    construct(floatType, [new PyBytes(Uint8Array.of(49))]),
  );
  operations.push(
    construct(floatType, [], { x: 1 }),
    construct(floatType, [10n ** 400n]),
    construct(floatType, [new PyComplex(1, 2)]),
  );
  check(operations);
});

test('complex numbers', () => {
  const operations: Operation[] = [];
  const parts = [0, -0, 1, -1, 0.5, 3, -2.25, 1e200, Infinity, Number.NaN];
  const values = parts.flatMap((real) => parts.map((imag) => new PyComplex(real, imag)));
  const random = new Random(4);
  for (const a of values) {
    for (const name of ['conjugate', '__complex__', '__getnewargs__']) operations.push(method(a, name));
    for (const name of ['real', 'imag']) operations.push(attribute(a, name));
    for (const op of ['-', '+'] as const) operations.push(unary(op, a));
    for (let i = 0; i < 20; i++) {
      const b = random.below(2) ? random.pick(values) : random.below(2) ? someFloat(random) : random.below(20) - 8;
      operations.push(binary(random.pick(['+', '-', '*', '/', '==', '!=', '<', '//', '%']), a, b));
    }
    operations.push(
      binary('**', a, random.below(12) - 5),
      formatted(a, random.pick(['', '.2f', 'g', '>30', '+.3e', '<20', '^20.1f', '#.0f', 'n', '010', '=5', 'd', ',.2f'])),
    );
  }
  for (const text of [
    '1',
    '1j',
    'j',
    '-j',
    '+J',
    '1+2j',
    '1-j',
    '1+j',
    '(1+2j)',
    ' ( 1 ) ',
    '1 + 2j',
    '1+2',
    '1j+2',
    '',
    '()',
    '(1',
    '1e5j',
    'inf+nanj',
    'infj',
    '1_0j',
    '-.5+.5j',
    'nan',
    'é',
    '٣j',
    '1..2',
    '1+2jj',
    '--1j',
    '1+-2j',
  ]) {
    operations.push(construct(complexType, [text]));
  }
  operations.push(
    construct(complexType, []),
    construct(complexType, [1, 2]),
    construct(complexType, [float(1.5), new PyComplex(1, 2)]),
    construct(complexType, [new PyComplex(1, 2), new PyComplex(3, 4)]),
  );
  operations.push(
    construct(complexType, ['1', 2]),
    construct(complexType, [1, '2']),
    construct(complexType, [null]),
    construct(complexType, [1, null]),
    construct(complexType, [], { imag: 2 }),
  );
  check(operations);
});

const SPECS = [
  '',
  'd',
  'b',
  'o',
  'x',
  'X',
  '#x',
  '#X',
  '#b',
  '#o',
  'n',
  'e',
  'E',
  'f',
  'F',
  'g',
  'G',
  '%',
  ',',
  '_',
  ',d',
  '_x',
  '_b',
  ',x',
  '10',
  '<10',
  '>10',
  '^10',
  '=10',
  '010',
  '+',
  ' ',
  '-',
  '+d',
  '*^12',
  '0=12',
  '*<12,',
];
SPECS.push(
  '.2f',
  '.0f',
  '#.0f',
  '.3e',
  '.10g',
  '#g',
  '012.3f',
  '+012,.2f',
  ',.2f',
  '_.3f',
  '.3',
  '.0',
  '.17',
  '.20f',
  'z.1f',
  'z',
  '020,',
  '021,',
  '015_x',
  '08.2%',
  's',
  'q',
  'é',
  '.',
  '5.',
  '10.2d',
  ',_',
  '_,',
  ',,',
  '{<5',
  'xx',
  '1é',
  '99999999999999999999',
  '#,',
  'zd',
  '#10x',
  '#010x',
  '+#b',
  ' 5',
  'é>5',
  '=',
  '<',
  '0<5',
  '00005',
  'ne',
  '.1n',
  '.100f',
  '.50g',
  '.320f',
  'r',
  '٣',
  ' x',
  '!r',
);

test('format of numbers', () => {
  const operations: Operation[] = [];
  const random = new Random(5);
  const values: Value[] = [
    0,
    1,
    -1,
    42,
    -255,
    1234567,
    -9876543210,
    10n ** 25n,
    true,
    float(0),
    float(-0),
    float(1),
    float(-1.5),
    float(0.5),
    float(2.5),
    float(1234567.891),
  ];
  values.push(
    float(1e-7),
    float(1e22),
    float(0.1),
    float(-0.04),
    float(Infinity),
    float(Number.NaN),
    float(1e100),
    float(123456789012345680),
    float(9.995),
    float(0.000123456),
  );
  for (let i = 0; i < 20; i++) values.push(someFloat(random));
  for (const value of values) for (const spec of SPECS) operations.push(formatted(value, spec));
  for (const spec of ['c', '5c', '<5c', '05c', '+c', '#c', ',c', '.1c']) {
    for (const value of [0, 65, 255, 0x1f600, 0x110000, -1]) operations.push(formatted(value, spec));
  }
  for (let i = 0; i < 3000; i++) {
    const spec = `${random.pick(['', '<', '>', '^', '=', '*^', '0='])}${random.pick(['', '+', ' ', '-'])}${random.pick(['', 'z'])}${random.pick(['', '#'])}${random.pick(['', '0'])}${random.pick(['', '5', '12', '25'])}${random.pick(['', ',', '_'])}${random.pick(['', '.0', '.1', '.3', '.12', '.25'])}${random.pick([...'bdoxXneEfFgG%', '', ''])}`;
    operations.push(formatted(random.below(2) ? someFloat(random) : random.below(2) ? someInt(random) : random.below(200), spec));
  }
  check(operations);
});
