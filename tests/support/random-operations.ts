/**
 * Random expressions on numbers and text, the same in every run: arithmetic, comparisons, slicing, formatting, methods. What both machines
 * are asked; the operands are chosen so that a 32-bit build answers as a 64-bit one does.
 */
import { randomSource } from './random-containers.ts';

type Random = (limit: number) => number;
type Form = (random: Random) => string;
const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)];
const pickForm = (random: Random, forms: readonly Form[]): string => pick(random, forms)(random);

const SPECIAL_INTS = [
  '0',
  '1',
  '-1',
  '2',
  '7',
  '-10',
  '255',
  '256',
  '2**31',
  '-2**31',
  '2**53',
  '2**53 + 1',
  '-2**63',
  '2**64 - 1',
  '10**18',
  '10**30',
];
const int: Form = (r) => {
  switch (r(5)) {
    case 0:
      return `(${pick(r, SPECIAL_INTS)})`;
    case 1:
      return `(${r(2) ? '-' : ''}${Array.from({ length: 1 + r(30) }, () => String(1 + r(9))).join('')})`;
    default:
      return `(${r(41) - 20})`;
  }
};
const SPECIAL_FLOATS = [
  '0.0',
  '-0.0',
  '0.1',
  '1e308',
  '5e-324',
  '1e22',
  '123456789.125',
  "float('inf')",
  "float('-inf')",
  "float('nan')",
  '1e16',
  '2.5',
  '0.5',
  '1.5',
];
const float: Form = (r) => {
  if (r(3) === 0) return `(${pick(r, SPECIAL_FLOATS)})`;
  return `(${r(2) ? '-' : ''}${r(1000)}.${r(100000)}e${r(40) - 20})`;
};
const small: Form = (r) => `(${r(12) - 4})`;
const complex: Form = (r) => `complex(${float(r)}, ${float(r)})`;
const bool: Form = (r) => pick(r, ['True', 'False']);
const number: Form = (r) => pickForm(r, [int, int, int, float, float, bool, complex]);
const real: Form = (r) => pickForm(r, [int, int, float, bool]);

const LETTERS = [
  'a',
  'b',
  'A',
  'B',
  'z',
  ' ',
  '\\t',
  '\\n',
  '0',
  '9',
  '.',
  '-',
  '_',
  '\\xe9',
  '\\xdf',
  '\\u0130',
  '\\u01c5',
  '\\u0660',
  '\\u2028',
  '\\U0001f600',
  '\\U00010400',
  '%',
  '{',
  '}',
  '\\x00',
  "\\'",
  '"',
];
const text: Form = (r) => `'${Array.from({ length: r(9) }, () => pick(r, r(3) ? LETTERS.slice(0, 9) : LETTERS)).join('')}'`;
const BYTES = ['a', 'b', 'A', 'z', ' ', '\\t', '\\n', '0', '9', '\\xff', '\\x00', '\\x80', '-'];
const bytes: Form = (r) => `${r(4) ? '' : 'bytearray'}(b'${Array.from({ length: r(9) }, () => pick(r, BYTES)).join('')}')`;
const index: Form = (r) => (r(8) === 0 ? pick(r, ['None', '10**20', '-10**20', "'x'", '1.0', 'True']) : String(r(14) - 6));
const slice: Form = (r) => {
  const bound = () => (r(3) ? String(r(14) - 6) : '');
  return r(2) ? `${bound()}:${bound()}` : `${bound()}:${bound()}:${r(9) === 0 ? '0' : bound()}`;
};
const anything: Form = (r) =>
  pickForm(r, [number, number, text, text, bytes, () => 'None', () => '(1, 2)', () => '[1]', () => '{}', () => '{1}']);

const BINARY = ['+', '-', '*', '/', '//', '%', '&', '|', '^', '<<', '>>'];
const COMPARE = ['<', '<=', '==', '!=', '>', '>='];

const spec: Form = (r) => {
  const fill =
    r(4) === 0
      ? `${pick(r, ['*', '0', ' ', '\\xe9', 'x'])}${pick(r, ['<', '>', '^', '='])}`
      : pick(r, ['', '', '<', '>', '^', '=']);
  const sign = pick(r, ['', '', '+', '-', ' ']);
  const width = r(2) ? String(r(14)) : '';
  const precision = r(3) === 0 ? `.${r(9)}` : '';
  const type = pick(r, ['', '', 'd', 'x', 'X', 'o', 'b', 'c', 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%', 's', 'q']);
  return `${fill}${sign}${pick(r, ['', '', '', 'z'])}${pick(r, ['', '', '#'])}${pick(r, ['', '', '0'])}${width}${pick(r, ['', '', '', ',', '_'])}${precision}${type}`;
};
const percent: Form = (r) => {
  const flags = Array.from({ length: r(3) }, () => pick(r, ['-', '+', ' ', '#', '0'])).join('');
  const width = r(2) ? String(r(14)) : '';
  const precision = r(3) === 0 ? `.${r(9)}` : '';
  return `%${flags}${width}${precision}${pick(r, ['d', 'i', 'u', 'x', 'X', 'o', 'e', 'E', 'f', 'F', 'g', 'G', 's', 'r', 'a', 'c', '%', 'b', 'y'])}`;
};
const field: Form = (r) =>
  `{${pick(r, ['', '0', '1', '0[0]', '0.real', 'x', '9'])}${pick(r, ['', '', '!r', '!s', '!a', '!x'])}${r(2) ? `:${spec(r)}` : ''}}`;

const STR_PLAIN = [
  'capitalize',
  'casefold',
  'lower',
  'upper',
  'swapcase',
  'title',
  'isalnum',
  'isalpha',
  'isascii',
  'isdecimal',
  'isdigit',
  'isidentifier',
  'islower',
  'isnumeric',
  'isprintable',
  'isspace',
  'istitle',
  'isupper',
  'strip',
  'lstrip',
  'rstrip',
  'split',
  'rsplit',
  'splitlines',
  'expandtabs',
  'encode',
  '__len__',
  '__repr__',
];
const STR_TEXT = [
  'count',
  'find',
  'rfind',
  'index',
  'rindex',
  'startswith',
  'endswith',
  'partition',
  'rpartition',
  'split',
  'rsplit',
  'strip',
  'lstrip',
  'rstrip',
  'removeprefix',
  'removesuffix',
  '__contains__',
  '__add__',
  'join',
];
const BYTES_PLAIN = [
  'capitalize',
  'lower',
  'upper',
  'swapcase',
  'title',
  'isalnum',
  'isalpha',
  'isascii',
  'isdigit',
  'islower',
  'isspace',
  'istitle',
  'isupper',
  'strip',
  'lstrip',
  'rstrip',
  'split',
  'splitlines',
  'expandtabs',
  'hex',
  '__len__',
  '__repr__',
];
const ENCODINGS = [
  'utf-8',
  'utf-16',
  'utf-16-le',
  'utf-32-be',
  'latin-1',
  'ascii',
  'cp1252',
  'unicode_escape',
  'raw_unicode_escape',
  'utf-7x',
];
const HANDLERS = [
  'strict',
  'ignore',
  'replace',
  'backslashreplace',
  'xmlcharrefreplace',
  'namereplace',
  'surrogateescape',
  'surrogatepass',
  'wrong',
];

const NUMBERS: readonly Form[] = [
  (r) => `${real(r)} ${pick(r, BINARY.slice(0, 9))} ${real(r)}`,
  (r) => `${number(r)} ${pick(r, BINARY.slice(0, 6))} ${number(r)}`,
  (r) => `${int(r)} ${pick(r, ['<<', '>>'])} ${r(80) - 5}`,
  (r) => `${number(r)} ${pick(r, COMPARE)} ${number(r)}`,
  (r) => `${int(r)} ** ${small(r)}`,
  (r) => `pow(${int(r)}, ${int(r)}, ${int(r)})`,
  (r) => `divmod(${real(r)}, ${real(r)})`,
  (r) => `${pick(r, ['-', '+', '~', 'abs', 'not '])}(${number(r)})`,
  (r) => `round(${real(r)}${r(2) ? `, ${r(30) - 12}` : ''})`,
  (r) => `${pick(r, ['int', 'float', 'bool', 'complex', 'str', 'repr', 'hex', 'oct', 'bin'])}(${number(r)})`,
  (r) => `${pick(r, ['int', 'float', 'complex'])}(${text(r)})`,
  (r) =>
    `int('${pick(r, ['', '-', '+', ' ', '0x', '0b', '0o', '_'])}${r(100000)}${pick(r, ['', '_1', 'f', ' ', 'L'])}', ${r(40) - 2})`,
  (r) =>
    `float('${pick(r, ['', '-', '+', ' '])}${r(1000)}${pick(r, ['', '.', '.5', '_0', '..'])}${pick(r, ['', 'e5', 'E-30', 'e', 'e400'])}')`,
  (r) => `${real(r)}.${pick(r, ['real', 'imag', 'conjugate()', 'is_integer()', 'as_integer_ratio()'])}`,
  (r) => `${int(r)}.${pick(r, ['bit_length()', 'bit_count()', 'numerator', '__index__()', '__trunc__()', '__ceil__()'])}`,
  (r) => `${int(r)}.to_bytes(${r(20)}, '${pick(r, ['big', 'little', 'odd'])}', signed=${bool(r)})`,
  (r) => `int.from_bytes(${bytes(r)}, '${pick(r, ['big', 'little'])}', signed=${bool(r)})`,
  (r) => `${float(r)}.hex()`,
  (r) => `float.fromhex(${float(r)}.hex())`,
  (r) => `format(${number(r)}, '${spec(r)}')`,
  (r) => `'${percent(r)}' % (${number(r)},)`,
  (r) => {
    const [left, operator, right] = [anything(r), pick(r, [...BINARY, '@', '**']), anything(r)];
    // CPython would compute for hours what we refuse with a MemoryError.
    return `${left} ${operator} ${operator === '**' && /^\((?:2\*\*|10\*\*|\d{3})/.test(right) ? '(9)' : right}`;
  },
  (r) => `${anything(r)} ${pick(r, [...COMPARE, 'in', 'not in', 'is', 'and', 'or'])} ${pick(r, ['None', '3', "'a'"])}`,
  (r) => `${pick(r, ['sum', 'max', 'min', 'sorted'])}([${real(r)}, ${real(r)}, ${real(r)}])`,
];

const TEXTS: readonly Form[] = [
  (r) => `${text(r)}.${pick(r, STR_PLAIN)}()`,
  (r) => `${text(r)}.${pick(r, STR_TEXT)}(${text(r)})`,
  (r) =>
    `${text(r)}.${pick(r, ['count', 'find', 'rfind', 'index', 'startswith', 'endswith'])}(${text(r)}, ${index(r)}, ${index(r)})`,
  (r) => `${text(r)}.${pick(r, ['center', 'ljust', 'rjust', 'zfill'])}(${r(14)}${r(3) ? '' : `, ${text(r)}`})`,
  (r) => `${text(r)}.replace(${text(r)}, ${text(r)}${r(2) ? `, ${r(5) - 1}` : ''})`,
  (r) => `${text(r)}.${pick(r, ['split', 'rsplit'])}(${pick(r, ['None', "'a'", "' '", "''", "'ab'"])}, ${r(5) - 1})`,
  (r) => `${text(r)}.splitlines(${bool(r)})`,
  (r) => `${text(r)}.expandtabs(${r(10) - 1})`,
  (r) => `${text(r)}.translate({97: ${pick(r, ['None', "'xyz'", '98', '-1', '1.5'])}, 65: 'q'})`,
  (r) => `${text(r)}.maketrans(${text(r)}, ${text(r)}${r(2) ? `, ${text(r)}` : ''})`,
  (r) => `${text(r)}.join([${text(r)}, ${pick(r, ["'b'", '1', "b''"])}])`,
  (r) => `${text(r)}[${slice(r)}]`,
  (r) => `${text(r)}[${index(r)}]`,
  (r) => `${text(r)} ${pick(r, ['+', '<', '<=', '==', '!=', '>', 'in', 'not in'])} ${text(r)}`,
  (r) => `${text(r)} * ${r(5) - 1}`,
  (r) => `${pick(r, ['repr', 'ascii', 'len', 'list', 'sorted', 'ord', 'set', 'bool'])}(${text(r)}) == ${text(r)}`,
  (r) => `${pick(r, ['repr', 'ascii', 'len', 'list', 'ord'])}(${text(r)})`,
  (r) => `format(${text(r)}, '${spec(r)}')`,
  (r) => `'${percent(r)}' % (${anything(r)},)`,
  (r) => `'${percent(r)} ${percent(r)}' % ${anything(r)}`,
  (r) => `'${field(r)}'.format(${anything(r)}, ${anything(r)}, x=${anything(r)})`,
  (r) => `f'{${number(r)}:${spec(r)}}'`,
  (r) => `${text(r)}.encode('${pick(r, ENCODINGS)}', '${pick(r, HANDLERS)}')`,
  (r) => `${bytes(r)}.decode('${pick(r, ENCODINGS)}', '${pick(r, HANDLERS)}')`,
  (r) => `${bytes(r)}.${pick(r, BYTES_PLAIN)}()`,
  (r) => `${bytes(r)}.${pick(r, STR_TEXT)}(${pick(r, [bytes, bytes, text, int])(r)})`,
  (r) => `${bytes(r)}.replace(${bytes(r)}, ${bytes(r)}${r(2) ? `, ${r(5) - 1}` : ''})`,
  (r) => `${bytes(r)}[${pick(r, [slice, index])(r)}]`,
  (r) => `${bytes(r)} ${pick(r, ['+', '<', '==', '!=', '>', 'in', '*', '%'])} ${pick(r, [bytes, bytes, text, small])(r)}`,
  (r) => `${bytes(r)}.${pick(r, ['center', 'ljust', 'rjust', 'zfill'])}(${r(14)})`,
  (r) => `b'${percent(r)}' % (${anything(r)},)`,
  (r) =>
    `${pick(r, ['bytes', 'bytearray'])}(${pick(r, [bytes, text, small, () => '[1, 2, 300]', () => '[1, 2]', () => "'a', 'utf-8'"])(r)})`,
  (r) => `bytes.fromhex(${pick(r, ["'0aFf'", "'0a f'", "'zz'", "' 0a  ff '"])})`,
];

const HEAD = `
import warnings
warnings.simplefilter('ignore')

def show(expression):
    try:
        value = ascii(expression())
    except Exception as error:
        value = type(error).__name__ + ': ' + ascii(str(error))
    print(value)

`;

/**
 * Whether the width of a C long decides what is said: where an int of more than 32 bits meets a format of type c, or says how often a
 * sequence is repeated.
 */
const decidedByWidth = (expression: string): boolean =>
  /\d{10,}|\b(?:2|10)\*\*/.test(expression) &&
  (/c['} ]/.test(expression) || (/ \* /.test(expression) && /['[]|\(1, 2\)/.test(expression)));

/** A program that prints one line for each of `count` random expressions, and the expressions. */
export function operationProgram(seed: number, count: number): { source: string; expressions: string[] } {
  const random = randomSource(seed);
  const expressions: string[] = [];
  while (expressions.length < count) {
    const expression = pickForm(random, random(2) ? NUMBERS : TEXTS);
    if (!decidedByWidth(expression)) expressions.push(expression);
  }
  return { source: HEAD + expressions.map((expression) => `show(lambda: (${expression}))\n`).join(''), expressions };
}
