/**
 * Functions of `math` and `cmath` and powers on random and special arguments, bit by bit: the value or the exception's text. 2,000
 * arguments a function; with `--long` 100,000, and a table of how many were equal and how far the others were off.
 */
import '../../src-core/objects/all.ts';
import { makeCmath } from '../../src-core/modules/cmath/module.ts';
import { makeMath } from '../../src-core/modules/math/module.ts';
import { binaryOp } from '../../src-core/objects/abstract/number.ts';
import { callNative, type PyBuiltin } from '../../src-core/objects/descr.ts';
import { PyException } from '../../src-core/objects/exception.ts';
import type { PyModule } from '../../src-core/objects/module.ts';
import { PyComplex, PyFloat, PyTuple, type Value } from '../../src-core/objects/value.ts';
import { fakeThread } from '../support/fake-thread.ts';
import { Random } from '../support/random.ts';
import type { Suite } from '../support/suite.ts';

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  -2,
  3,
  -3,
  10,
  100,
  170.5,
  5e-324,
  -5e-324,
  2 ** -1022,
  1e-300,
  1e300,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  Math.PI,
  Math.PI / 2,
  Math.PI / 4,
  -Math.PI,
  1 + 2 ** -52,
  1 - 2 ** -53,
  709.782712893384,
  -745.1332191019411,
  -745.1332191019412,
  1024,
  -1074,
  -1075,
  2 ** 52,
  2 ** 53 + 2,
  0.1,
];

const gauss = (random: Random) => (random.unit() - 0.5) * (random.unit() + 0.2) * 8;
/** Of every size, most of them where the function has something to say. */
function argument(random: Random, scale: number): number {
  switch (random.below(8)) {
    case 0:
      return random.float();
    case 1:
      return gauss(random) * 10 ** (random.below(30) - 15);
    case 2:
      return 1 + gauss(random) * 10 ** -random.below(14);
    case 3:
      return random.pick(SPECIAL);
    case 4:
      return Math.round(gauss(random) * scale);
    default:
      return (random.unit() * 2 - 1) * scale;
  }
}

/** Functions by the width of the interval from which most arguments come. */
// biome-ignore format: a table
const UNARY: Record<string, number> = {
  exp: 745, exp2: 1075, expm1: 100, log: 1e3, log2: 1e3, log10: 1e3, log1p: 2, sin: 1e3, cos: 1e3, tan: 1e3, asin: 1, acos: 1, atan: 10,
  sinh: 711, cosh: 711, tanh: 20, asinh: 1e3, acosh: 1e3, atanh: 1, cbrt: 1e9, erf: 6, erfc: 28, gamma: 172, lgamma: 200, sqrt: 1e9, ulp: 1e3,
  degrees: 10, radians: 400, fabs: 10, ceil: 100, floor: 100, trunc: 100, frexp: 1e6, modf: 1e6, isnan: 1, isinf: 1, isfinite: 1,
};
const BINARY: Record<string, number> = {
  atan2: 10,
  hypot: 10,
  pow: 30,
  fmod: 100,
  remainder: 100,
  copysign: 1,
  nextafter: 10,
  isclose: 1,
};
// biome-ignore format: a table
const COMPLEX: Record<string, number> = {
  exp: 720, log: 10, log10: 10, sin: 20, cos: 20, tan: 20, asin: 3, acos: 3, atan: 3, sinh: 20, cosh: 20, tanh: 20, asinh: 3, acosh: 3, atanh: 3,
  sqrt: 1e3, phase: 10, polar: 10, isnan: 1, isinf: 1, isfinite: 1,
};

const THEIRS = `
import base64, cmath, math, operator, struct
data = base64.b64decode(arguments)
numbers = struct.unpack("<%dd" % (len(data) // 8), data)
function = operator.pow if name == "**" else getattr(cmath if complexes or name == "rect" else math, name)
def show(value):
    if isinstance(value, float):
        return struct.pack(">d", value).hex() if value == value else "nan"
    if isinstance(value, complex):
        return "(" + show(value.real) + "," + show(value.imag) + ")"
    if isinstance(value, tuple):
        return "(" + ",".join(map(show, value)) + ")"
    return str(value)
def run(args):
    try:
        return show(function(*args))
    except Exception as error:
        return type(error).__name__ + ": " + str(error)
if complexes:
    numbers = [complex(*numbers[i:i + 2]) for i in range(0, len(numbers), 2)]
result = "\\n".join(run(numbers[i:i + count]) for i in range(0, len(numbers), count))
`;

const t = fakeThread();
const view = new DataView(new ArrayBuffer(8));

function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

function show(value: Value): string {
  if (value instanceof PyFloat) return Number.isNaN(value.value) ? 'nan' : bitsOf(value.value).toString(16).padStart(16, '0');
  if (value instanceof PyComplex) return `(${show(new PyFloat(value.real))},${show(new PyFloat(value.imag))})`;
  if (value instanceof PyTuple) return `(${value.items.map(show).join(',')})`;
  return value === true ? 'True' : value === false ? 'False' : String(value);
}

function runOurs(run: () => Value): string {
  try {
    return show(run());
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    const [first, second] = error.args.items;
    return `${error.cls.name}: ${second === undefined ? first : `(${first}, '${second}')`}`;
  }
}

/** Places that two results lie apart; Infinity where they are no floats of one sign. */
function distance(a: string, b: string): number {
  if (!/^[0-9a-f]{16}$/.test(a) || !/^[0-9a-f]{16}$/.test(b)) return Number.POSITIVE_INFINITY;
  return Math.abs(Number(BigInt(`0x${a}`) - BigInt(`0x${b}`)));
}

interface Case {
  name: string;
  scale: number;
  /** Arguments of one call. */
  count: number;
  complexes: boolean;
}

const cases: Case[] = [
  ...Object.entries(UNARY).map(([name, scale]) => ({ name, scale, count: 1, complexes: false })),
  ...Object.entries(BINARY).map(([name, scale]) => ({ name, scale, count: 2, complexes: false })),
  ...Object.entries(COMPLEX).map(([name, scale]) => ({ name, scale, count: 1, complexes: true })),
  { name: 'rect', scale: 10, count: 2, complexes: false },
  { name: '**', scale: 30, count: 2, complexes: false },
  { name: '**', scale: 5, count: 2, complexes: true },
];

function caller({ name, complexes }: Case, modules: { math: PyModule; cmath: PyModule }): (args: Value[]) => Value {
  if (name === '**') return ([a, b]) => binaryOp(t, 8, a, b);
  const module = complexes || name === 'rect' ? modules.cmath : modules.math;
  const { def, self } = module.dict.getStr(name) as PyBuiltin;
  return (args) => callNative(t, def, self, args, undefined, undefined);
}

export const suite: Suite = {
  title: 'functions of floats and complex numbers, to the last bit',
  async run(report, context) {
    const reference = await context.reference();
    const modules = { math: makeMath(), cmath: makeCmath() };
    for (const test of cases) {
      const label = `${test.complexes || test.name === 'rect' ? 'cmath.' : 'math.'}${test.name}`;
      if (context.only !== undefined && !label.includes(context.only)) continue;
      const random = new Random(label.length * 1000 + test.name.charCodeAt(0));
      const calls = context.long ? 100_000 : 2000;
      const numbers = new Float64Array(calls * test.count * (test.complexes ? 2 : 1)).map(() => {
        const x = argument(random, test.scale);
        // A NaN has no sign in JavaScript.
        if (Number.isNaN(x)) return Number.NaN;
        // The reference's C library answers rubbish below the domain of acosh, other libraries and we a domain error.
        return test.name === 'acosh' && !test.complexes && x < -1 ? -x : x;
      });
      const theirs = reference
        .answer<string>(THEIRS, {
          arguments: Buffer.from(numbers.buffer).toString('base64'),
          name: test.name,
          count: test.count,
          complexes: test.complexes,
        })
        .split('\n')
        // Numbers and words of errno are those of Linux with us.
        .map((line) => line.replace("(68, 'Result not representable')", "(34, 'Numerical result out of range')"));
      const values: Value[] = [];
      if (test.complexes) for (let i = 0; i < numbers.length; i += 2) values.push(new PyComplex(numbers[i], numbers[i + 1]));
      else for (const number of numbers) values.push(new PyFloat(number));
      const run = caller(test, modules);
      let equal = 0;
      let worst = 0;
      for (let i = 0; i < calls; i++) {
        const args = values.slice(i * test.count, (i + 1) * test.count);
        const ours = runOurs(() => run(args));
        if (
          report.compare(
            `${label}(${args.map((arg) => (arg instanceof PyComplex ? `${arg.real} + ${arg.imag}j` : (arg as PyFloat).value)).join(', ')})`,
            ours,
            theirs[i],
          )
        )
          equal++;
        else worst = Math.max(worst, distance(ours, theirs[i]));
      }
      if (context.long) console.log(`${label.padEnd(16)} compared ${calls}, equal ${equal}, worst ${worst} ulp`);
    }
  },
};
