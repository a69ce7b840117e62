/**
 * Checks of arguments for constructors that take them raw (`tp_new`, `tp_init`): what `PyArg_UnpackTuple` and `_PyArg_NoKeywords`
 * do (Python/getargs.c).
 */
import { raise } from './raise.ts';
import type { Str, Value } from './value.ts';

/** Raises TypeError `X() takes no keyword arguments` when there are any. */
export function refuseKeywords(name: string, kwnames: readonly Str[] | undefined): void {
  if (kwnames?.length) raise.TypeError(`${name}() takes no keyword arguments`);
}

/** Raises TypeError `X expected at most 1 argument, got 2` and the like. */
export function checkCount(name: string, given: number, least: number, most: number): void {
  if (given >= least && given <= most) return;
  const wanted = given < least ? least : most;
  const bound = least === most ? '' : given < least ? 'at least ' : 'at most ';
  raise.TypeError(`${name} expected ${bound}${wanted} argument${wanted === 1 ? '' : 's'}, got ${given}`);
}

/** Positional arguments only, between `least` and `most` of them. */
export function onlyPositional(
  name: string,
  args: Value[],
  kwnames: readonly Str[] | undefined,
  least: number,
  most: number,
): Value[] {
  refuseKeywords(name, kwnames);
  checkCount(name, args.length, least, most);
  return args;
}
