import { beforeAll, describe, expect, it } from 'vitest';
import { CodeObject } from '../../../src-core/code/code-object.ts';
import {
  BytesConst,
  ComplexConst,
  type Const,
  ELLIPSIS,
  FloatConst,
  FrozenSetConst,
  TupleConst,
  WideConst,
} from '../../../src-core/code/const.ts';
import { CodeError, dumps, loads, loadsCode } from '../../../src-core/code/marshal.ts';
import { libraryModules } from '../../support/library.ts';
import { Reference } from '../../support/reference.ts';

let reference: Reference;
beforeAll(async () => {
  reference = await Reference.start();
});

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64'));

/** A description of a constant on which both sides must agree. */
function describeConst(value: Const): unknown {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number' || typeof value === 'bigint') return `int ${value}`;
  if (typeof value === 'string') return `str ${[...Array(value.length).keys()].map((i) => value.charCodeAt(i)).join(' ')}`;
  if (value instanceof WideConst) return `str ${[...value.points].join(' ')}`;
  if (value instanceof FloatConst) return `float ${floatHex(value.value)}`;
  if (value instanceof ComplexConst) return `complex ${floatHex(value.real)} ${floatHex(value.imag)}`;
  if (value instanceof BytesConst) return `bytes ${[...value.data].join(' ')}`;
  if (value instanceof TupleConst) return ['tuple', ...value.items.map(describeConst)];
  if (value instanceof FrozenSetConst)
    return ['frozenset', ...value.items.map((item) => JSON.stringify(describeConst(item))).sort()];
  if (value instanceof CodeObject) return `code ${value.fields.qualname}`;
  return 'Ellipsis';
}

function floatHex(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

/** What `loads` raises, empty when nothing; a JS error of another kind is a failure. */
function outcome(bytes: Uint8Array): string {
  try {
    loads(bytes);
    return '';
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return `${error.type}: ${error.message}`;
  }
}

const DESCRIBE = `
import marshal, base64, json, struct
def fx(x): return struct.pack('>d', x).hex()
def d(v):
    if v is None or v is True or v is False: return repr(v)
    if v is ...: return 'Ellipsis'
    t = type(v)
    if t is int: return f'int {v}'
    if t is str: return 'str ' + ' '.join(str(ord(c)) for c in v)
    if t is float: return f'float {fx(v)}'
    if t is complex: return f'complex {fx(v.real)} {fx(v.imag)}'
    if t is bytes: return 'bytes ' + ' '.join(map(str, v))
    if t is tuple: return ['tuple', *map(d, v)]
    if t is frozenset: return ['frozenset', *sorted(json.dumps(d(i), separators=(',', ':')) for i in v)]
    return 'code ' + v.co_qualname
`;

const VALUES: Const[] = [
  null,
  true,
  false,
  ELLIPSIS,
  0,
  1,
  -1,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  Number.MAX_SAFE_INTEGER,
  2n ** 64n,
  -(2n ** 100n) + 12345n,
  3n ** 2000n,
  '',
  'name',
  'not a name!',
  'caf\u00e9',
  '\u4e2d\u6587',
  '\ud800 lone',
  'x'.repeat(255),
  'x'.repeat(256),
  'x'.repeat(70_000),
  new WideConst(Uint32Array.of(0x1f600, 0x41, 0xd800)),
  ...[0, -0, 1.5, -2.25, 1e300, 5e-324, 0.1, 1 / 3, 1e16, 123456789012345680000, Infinity, -Infinity, NaN].map(
    (x) => new FloatConst(x),
  ),
  new ComplexConst(-0, 3.5),
  new BytesConst(Uint8Array.of(0, 255, 10)),
  new TupleConst([]),
  new TupleConst([1, 'a', new TupleConst(['a', 'a', new FloatConst(2)])]),
  new TupleConst(Array.from({ length: 300 }, (_, i) => i)),
  new FrozenSetConst([]),
  new FrozenSetConst([3, 'b', 'a', 1]),
];

describe('marshal', () => {
  it.each([0, 1, 2, 3, 4])('writes what the reference reads, and reads it back (version %i)', (version) => {
    const ours = VALUES.map((value) => dumps(value, version));
    const theirs = reference.answer<unknown[]>(`${DESCRIBE}\nresult = [d(marshal.loads(base64.b64decode(b))) for b in data]`, {
      data: ours.map(base64),
    });
    expect(theirs).toEqual(VALUES.map(describeConst));
    expect(ours.map((bytes) => describeConst(loads(bytes)))).toEqual(VALUES.map(describeConst));
  });

  it.each([0, 1, 2, 3, 4])('reads what the reference writes (version %i)', (version) => {
    const answer = reference.answer<{ dumps: string[]; shown: unknown[] }>(
      `${DESCRIBE}
values = [None, ..., True, 2**31, -2**31, 7**500, 'ab', 'x y', 'caf\\xe9', '\\ud812', '\\U0001F600', 1e100, -0.0, 2j, b'ab', (1, (2, 'ab'), 'ab'),
  frozenset({1, 'q', (2,)}), tuple(range(400))]
result = {'dumps': [base64.b64encode(marshal.dumps(v, ${version})).decode() for v in values], 'shown': [d(v) for v in values]}`,
    );
    expect(answer.dumps.map((text) => describeConst(loads(bytesOf(text))))).toEqual(answer.shown);
  });

  it('reads and rewrites whole modules so that the reference finds equal code', () => {
    const modules = libraryModules().filter((_, i) => i % 25 === 0);
    const dumped = reference.answer<string[]>(
      `import marshal, base64
result = [base64.b64encode(marshal.dumps(compile(base64.b64decode(s), f, 'exec', dont_inherit=True))).decode() for f, s in modules]`,
      { modules: modules.map((module) => [module.path, base64(module.bytes)]) },
    );
    const again = dumped.map((text) => base64(dumps(loadsCode(bytesOf(text)))));
    const equal = reference.answer<boolean[]>(
      'import marshal, base64\nload = lambda t: marshal.loads(base64.b64decode(t))\nresult = [load(a) == load(b) for a, b in zip(one, two)]',
      { one: dumped, two: again },
    );
    expect(equal).toEqual(modules.map(() => true));
  });

  it('refuses damaged data with the exception class of the reference', () => {
    const code = reference.answer<string>(
      `import marshal, base64
result = base64.b64encode(marshal.dumps(compile('def f(a, *b):\\n  return {1: "x", a: 2.5}, 10**30, a in {1, 2}', 'f.py', 'exec'))).decode()`,
    );
    const whole = bytesOf(code);
    const short = Array.from(whole, (_, i) => whole.slice(0, i));
    const theirs = reference.answer<string[]>(
      `import marshal, base64
result = []
for b in data:
    try:
        marshal.loads(base64.b64decode(b)); result.append('')
    except Exception as e: result.append(f'{type(e).__name__}: {e}')`,
      { data: short.map(base64) },
    );
    expect(short.map(outcome)).toEqual(theirs);
    // Some flipped bytes make tuples that contain themselves, on which the reference dies: only ours are tried here.
    let tried = 0;
    for (let i = 0; i < whole.length; i++) {
      for (let flip = 1; flip < 256; flip++) {
        const copy = whole.slice();
        copy[i] ^= flip;
        outcome(copy);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(50_000);
  });

  it('bounds nesting', () => {
    let value: Const = new TupleConst([]);
    for (let i = 0; i < 2500; i++) value = new TupleConst([value]);
    expect(() => dumps(value)).toThrow('object too deeply nested to marshal');
    const data = new Uint8Array(5000).fill(1);
    for (let i = 0; i < 5000; i += 2) data[i] = ')'.charCodeAt(0);
    expect(() => loads(data)).toThrow('recursion limit exceeded');
  });
});
