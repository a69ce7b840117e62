/** Arguments as the nameless `PyArg_ParseTuple` and `PyArg_ParseTupleAndKeywords` bind them (Python/getargs.c), with their messages. */
import type { PyDict } from '../../objects/dict.ts';
import { raise } from '../../objects/raise.ts';
import { type Str, utf16, type Value } from '../../objects/value.ts';

const plural = (n: number): string => (n === 1 ? '' : 's');

/** Checks how many were given. Raises TypeError. */
export function checkCount(args: readonly Value[], least: number, most = least): void {
  const given = args.length;
  if (given >= least && given <= most) return;
  const word = least === most ? 'exactly' : given < least ? 'at least' : 'at most';
  const wanted = given < least ? least : most;
  raise.TypeError(`function takes ${word} ${wanted} argument${plural(wanted)} (${given} given)`);
}

/** Arguments by position and by name, in the order of `names`; undefined where one was not given. Raises TypeError. */
export function byName(
  args: readonly Value[],
  keywords: PyDict,
  names: readonly string[],
  required: number,
): (Value | undefined)[] {
  const given = args.length + keywords.size;
  if (given > names.length) {
    const what = args.length === 0 ? 'keyword argument' : 'argument';
    return raise.TypeError(`function takes at most ${names.length} ${what}${plural(names.length)} (${given} given)`);
  }
  if (keywords.size === 0 && args.length >= required) return args as Value[];
  const bound: (Value | undefined)[] = [];
  let used = 0;
  for (let i = 0; i < names.length; i++) {
    const value = keywords.getStr(names[i]);
    if (value !== undefined) used++;
    if (i < args.length) {
      if (value !== undefined) {
        raise.TypeError(`argument for function given by name ('${names[i]}') and position (${i + 1})`);
      }
      bound.push(args[i]);
    } else {
      if (value === undefined && i < required) {
        raise.TypeError(`function missing required argument '${names[i]}' (pos ${i + 1})`);
      }
      bound.push(value);
    }
  }
  if (used < keywords.size) {
    for (const [key] of keywords.entries()) {
      const name = utf16(key as Str);
      if (!names.includes(name)) raise.TypeError(`'${name}' is an invalid keyword argument for this function`);
    }
  }
  return bound;
}
