/**
 * Operations on built-in values done twice, by our object model without any machine and by the reference, to be compared. An operation
 * is a Python expression on one side and calls of slots and methods on the other.
 */
import '../../src-core/objects/all.ts';
import { escapeWide, reprBytes } from '../../src-core/base/text-repr.ts';
import { getAttr } from '../../src-core/objects/abstract/attr.ts';
import { callMethod } from '../../src-core/objects/abstract/call.ts';
import { richCompare } from '../../src-core/objects/abstract/compare.ts';
import { format } from '../../src-core/objects/abstract/format.ts';
import { binaryOp, divmod, power, unaryOp } from '../../src-core/objects/abstract/number.ts';
import { repr, str } from '../../src-core/objects/abstract/repr.ts';
import { contains, getItem, length } from '../../src-core/objects/abstract/sequence.ts';
import { PyByteArray } from '../../src-core/objects/bytearray/bytearray-object.ts';
import { callNative, PyBuiltin, PyClassMethodDescr, PyMethodDescr } from '../../src-core/objects/descr.ts';
import { PyException } from '../../src-core/objects/exception.ts';
import type { CompareOp } from '../../src-core/objects/slot-fields.ts';
import { PyStaticMethod } from '../../src-core/objects/staticmethod.ts';
import { lookup, PyType, typeOf } from '../../src-core/objects/type.ts';
import { PyComplex, PyFloat, PyList, PyTuple, type Str, utf16, type Value } from '../../src-core/objects/value.ts';
import { fakeThread } from './fake-thread.ts';
import type { Reference } from './reference.ts';

export interface Operation {
  python: string;
  run(): Value;
}

const t = fakeThread();
const SYMBOLS = ['+', '&', '//', '<<', '@', '*', '%', '|', '**', '>>', '-', '/', '^'];
const COMPARISONS = ['<', '<=', '==', '!=', '>', '>='];

/** A Python expression for a value that has one. */
export function source(value: Value): string {
  if (value instanceof PyFloat) {
    return Number.isFinite(value.value) ? `(${utf16(repr(t, value))})` : `float('${utf16(repr(t, value))}')`;
  }
  if (value instanceof PyComplex) return `complex(${source(new PyFloat(value.real))}, ${source(new PyFloat(value.imag))})`;
  if (value instanceof PyTuple) return `(${value.items.map((item) => `${source(item)}, `).join('')})`;
  if (value instanceof PyType) return utf16(value.name);
  if (typeof value === 'number' || typeof value === 'bigint') return `(${value})`;
  if (value instanceof PyByteArray) return `bytearray(${reprBytes(value.view())})`;
  if (value instanceof PyList) return `[${value.items.map(source).join(', ')}]`;
  return escapeWide(utf16(repr(t, value)));
}

export function method(self: Value, name: string, args: Value[] = [], keywords: Record<string, Value> = {}): Operation {
  const names = Object.keys(keywords);
  const written = [...args.map(source), ...names.map((key) => `${key}=${source(keywords[key])}`)].join(', ');
  return {
    python: `${source(self)}.${name}(${written})`,
    run() {
      const type = self instanceof PyType ? self : typeOf(self);
      const found = lookup(type, name);
      const all = [...args, ...names.map((key) => keywords[key])];
      const kwnames = names.length ? names : undefined;
      if (found instanceof PyMethodDescr) return callNative(t, found.def, self, all, kwnames, found.objclass);
      if (found instanceof PyClassMethodDescr) return callNative(t, found.def, type, all, kwnames, found.objclass);
      const inner = found instanceof PyStaticMethod ? (found as unknown as { callable: Value }).callable : undefined;
      if (inner instanceof PyBuiltin) return callNative(t, inner.def, undefined, all, kwnames, undefined);
      throw new Error(`no method ${name}`);
    },
  };
}

/** Calls a method without arguments. */
export function call(self: Value, name: string): Value {
  return callNative(t, (lookup(typeOf(self), name) as PyMethodDescr).def, self, [], undefined, undefined);
}

export function attribute(self: Value, name: string): Operation {
  return { python: `${source(self)}.${name}`, run: () => getAttr(t, self, name) };
}

export function construct(type: PyType, args: Value[], keywords: Record<string, Value> = {}): Operation {
  const names = Object.keys(keywords);
  const written = [...args.map(source), ...names.map((key) => `${key}=${source(keywords[key])}`)].join(', ');
  return {
    python: `${utf16(type.name)}(${written})`,
    run() {
      const all = [...args, ...names.map((key) => keywords[key])];
      const made = type.tp_new(t, type, all, names.length ? names : undefined);
      if (type.tp_init !== undefined && typeOf(made) === type)
        type.tp_init(t, made as never, all, names.length ? names : undefined);
      return made;
    },
  };
}

export function binary(symbol: string, left: Value, right: Value): Operation {
  const python = `${source(left)} ${symbol} ${source(right)}`;
  const op = SYMBOLS.indexOf(symbol);
  if (op >= 0) return { python, run: () => binaryOp(t, op, left, right) };
  const compare = COMPARISONS.indexOf(symbol);
  if (compare >= 0) return { python, run: () => richCompare(t, left, right, compare as CompareOp) };
  if (symbol === 'in') return { python, run: () => contains(t, right, left) };
  throw new Error(symbol);
}

export const divide = (a: Value, b: Value): Operation => ({
  python: `divmod(${source(a)}, ${source(b)})`,
  run: () => divmod(t, a, b),
});
export const powerOf = (a: Value, b: Value, c: Value): Operation => ({
  python: `pow(${source(a)}, ${source(b)}, ${source(c)})`,
  run: () => power(t, a, b, c),
});
export const unary = (symbol: '-' | '+' | '~' | 'abs', a: Value): Operation => ({
  python: `${symbol}(${source(a)})`,
  run: () => unaryOp(t, ({ '-': 'nb_negative', '+': 'nb_positive', '~': 'nb_invert', abs: 'nb_absolute' } as const)[symbol], a),
});
export const subscript = (a: Value, key: Value, text = source(key)): Operation => ({
  python: `${source(a)}[${text}]`,
  run: () => getItem(t, a, key),
});
export const sizeOf = (a: Value): Operation => ({ python: `len(${source(a)})`, run: () => length(t, a) });
export const formatted = (a: Value, spec: Str): Operation => ({
  python: `format(${source(a)}, ${source(spec)})`,
  run: () => format(t, a, spec),
});

/** What an operation of ours shows: the ASCII repr of its result, or its exception and arguments. */
export function outcome(operation: Operation): string {
  try {
    return escapeWide(utf16(repr(t, operation.run())));
  } catch (error) {
    if (!(error instanceof PyException)) throw new Error(`${operation.python}: ${error instanceof Error ? error.stack : error}`);
    // A UnicodeError that is used again keeps its first arguments, so its message is what counts.
    const shown = error.cls.name.toString().startsWith('Unicode') ? repr(t, str(t, error)) : repr(t, error.args);
    return `${utf16(error.cls.name)} ${escapeWide(utf16(shown))}`;
  }
}

const PROGRAM = `
import warnings
warnings.simplefilter('ignore')
result = []
for text in expressions:
    try:
        result.append(ascii(eval(text)))
    except Exception as error:
        result.append(type(error).__name__ + ' ' + ascii(str(error) if isinstance(error, UnicodeError) else error.args))
`;

/** Runs operations on both sides; the differences as readable lines. */
export function differences(reference: Reference, operations: readonly Operation[]): string[] {
  const expected = reference.answer<string[]>(PROGRAM, { expressions: operations.map((operation) => operation.python) });
  const out: string[] = [];
  operations.forEach((operation, i) => {
    const ours = outcome(operation);
    if (ours !== expected[i]) out.push(`${operation.python}\n  reference ${expected[i]}\n  ours      ${ours}`);
  });
  return out;
}

/** What a method returns and what it leaves of its object. */
export function changed(self: Value, name: string, args: Value[]): Operation {
  const written = args.map(source).join(', ');
  return {
    python: `(lambda x: (x.${name}(${written}), x))(${source(self)})`,
    run: () => new PyTuple([callMethod(t, self, name, ...args), self]),
  };
}
