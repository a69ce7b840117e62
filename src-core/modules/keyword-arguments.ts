/** Arguments as `PyArg_ParseTupleAndKeywords` converts them, one after the other, with its messages (Python/getargs.c). */
import { index } from '../objects/abstract/number.ts';
import type { PyDict } from '../objects/dict.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { isSubtype, type PyType, typeOf } from '../objects/type.ts';
import { asStr, type Str, utf16, type Value } from '../objects/value.ts';

/** `int` is a C int, `str` a str, a type an instance of it. */
type Kind = 'int' | 'object' | 'str' | PyType;

export interface Parameters {
  /** As messages call the function; without one they say "function". */
  name?: string;
  /** In order; `*` before a name: only as a keyword, like all behind it. */
  names: readonly string[];
  kinds: readonly Kind[];
  required: number;
}

export type Argument = Value | undefined;

const plural = (n: number): string => (n === 1 ? '' : 's');

/** A C int. Raises TypeError and OverflowError. */
export function cInt(t: Thread, value: Value): number {
  const int = index(t, value);
  if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) return raise.OverflowError('Python int too large to convert to C long');
  if (int > 2147483647) return raise.OverflowError('signed integer is greater than maximum');
  if (int < -2147483648) return raise.OverflowError('signed integer is less than minimum');
  return int as number;
}

function convert(t: Thread, value: Value, kind: Kind, position: number, name: string | undefined): Value {
  if (kind === 'object') return value;
  if (kind === 'int') return cInt(t, value);
  const refuse = (wanted: string): never => {
    const where = `${name === undefined ? '' : `${name}() `}argument ${position}`;
    const type = typeOf(value);
    return raise.TypeError(`${where} must be ${wanted}, not ${value === null ? 'None' : utf16(type.name)}`);
  };
  if (kind === 'str') return asStr(value) ?? refuse('str');
  return isSubtype(typeOf(value), kind) ? value : refuse(utf16(kind.name));
}

/** Arguments in the order of the names; undefined where one was not given. Raises TypeError and what conversion raises. */
export function parseArguments(
  t: Thread,
  parameters: Parameters,
  args: readonly Value[],
  keywords: PyDict | undefined,
): Argument[] {
  const { name, kinds, required } = parameters;
  const names = parameters.names.map((each) => each.replace('*', ''));
  const first = parameters.names.findIndex((each) => each.startsWith('*'));
  const positional = first < 0 ? names.length : first;
  const given = keywords?.size ?? 0;
  const called = name === undefined ? 'function' : `${name}()`;
  if (args.length + given > names.length) {
    const what = args.length === 0 ? 'keyword argument' : 'argument';
    const all = args.length + given;
    return raise.TypeError(`${called} takes at most ${names.length} ${what}${plural(names.length)} (${all} given)`);
  }
  if (args.length > positional) {
    const word = required < positional ? 'at most' : 'exactly';
    return raise.TypeError(
      `${called} takes ${word} ${positional} positional argument${plural(positional)} (${args.length} given)`,
    );
  }
  const bound: Argument[] = [];
  let used = 0;
  for (let i = 0; i < names.length; i++) {
    let value: Argument = i < args.length ? args[i] : undefined;
    if (value === undefined && given > 0) {
      value = keywords?.getStr(names[i]);
      if (value !== undefined) used++;
    }
    if (value === undefined && i < required) {
      return raise.TypeError(`${called} missing required argument '${names[i]}' (pos ${i + 1})`);
    }
    bound.push(value === undefined ? undefined : convert(t, value, kinds[i], i + 1, name));
  }
  if (used < given) refuseKeywords(name ?? 'function', called, names, args.length, keywords as PyDict);
  return bound;
}

/** Names that were given by position too, or are none. */
function refuseKeywords(bare: string, called: string, names: readonly string[], count: number, keywords: PyDict): void {
  for (let i = 0; i < count; i++) {
    if (keywords.getStr(names[i]) !== undefined) {
      raise.TypeError(`argument for ${called} given by name ('${names[i]}') and position (${i + 1})`);
    }
  }
  for (const [key] of keywords.entries()) {
    const text = utf16(key as Str);
    if (!names.includes(text)) {
      raise.TypeError(`'${text}' is an invalid keyword argument for ${bare === 'function' ? 'this function' : called}`);
    }
  }
}
