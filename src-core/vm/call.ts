/**
 * Binding arguments to the parameters of a Python function, with every message of the reference (Python/ceval.c
 * `initialize_locals`, `too_many_positional`, `missing_arguments`).
 */
import { CO_NEWLOCALS, CO_OPTIMIZED, CO_VARARGS, CO_VARKEYWORDS } from '../code/code-object.ts';
import { PyDict } from '../objects/dict.ts';
import { raise } from '../objects/raise.ts';
import { asStr, EMPTY_TUPLE, PyTuple, type Str, sameStr, utf16, type Value } from '../objects/value.ts';
import { Frame } from '../ops/frame.ts';
import type { PyFunction } from '../ops/function.ts';

type Slot = Value | undefined;

/** A frame of `func` with its parameters bound to arguments in vectorcall form; not linked yet. Raises TypeError. */
export function bindFrame(func: PyFunction, args: readonly Slot[], kwnames: readonly Str[] | undefined): Frame {
  const { code } = func;
  const frame = new Frame(
    func,
    code,
    code.flags & CO_OPTIMIZED ? undefined : code.flags & CO_NEWLOCALS ? new PyDict() : func.globals,
  );
  const { localsplus } = frame;
  const { argcount, kwonlyargcount, flags } = code;
  const given = kwnames ? args.length - kwnames.length : args.length;
  if (kwnames === undefined && given === argcount && kwonlyargcount === 0 && !(flags & (CO_VARARGS | CO_VARKEYWORDS))) {
    for (let i = 0; i < given; i++) localsplus[i] = args[i];
    return frame;
  }
  const total = argcount + kwonlyargcount;
  const limit = Math.min(given, argcount);
  for (let i = 0; i < limit; i++) localsplus[i] = args[i];
  let kwargs: PyDict | undefined;
  if (flags & CO_VARKEYWORDS) {
    kwargs = new PyDict();
    localsplus[total + (flags & CO_VARARGS ? 1 : 0)] = kwargs;
  }
  if (flags & CO_VARARGS)
    localsplus[total] = given > argcount ? new PyTuple(args.slice(argcount, given) as Value[]) : EMPTY_TUPLE;
  if (kwnames) bindKeywords(func, frame, args, given, kwnames, kwargs);
  if (given > argcount && !(flags & CO_VARARGS)) tooManyPositional(func, frame, given);
  if (given < argcount) fillDefaults(func, frame, given);
  if (kwonlyargcount > 0) fillKeywordOnly(func, frame);
  return frame;
}

function bindKeywords(
  func: PyFunction,
  frame: Frame,
  args: readonly Slot[],
  given: number,
  kwnames: readonly Str[],
  kwargs: PyDict | undefined,
): void {
  const { code } = func;
  const total = code.argcount + code.kwonlyargcount;
  for (let k = 0; k < kwnames.length; k++) {
    const keyword = kwnames[k];
    if (asStr(keyword) === undefined) raise.TypeError(`${utf16(func.qualname)}() keywords must be strings`);
    let slot = -1;
    for (let i = code.posonlyargcount; i < total && slot < 0; i++) if (sameStr(code.localsplusnames[i], keyword)) slot = i;
    if (slot < 0) {
      if (kwargs === undefined) unexpectedKeyword(func, kwnames, keyword);
      kwargs!.setStr(keyword, args[given + k] as Value);
    } else if (frame.localsplus[slot] !== undefined) {
      raise.TypeError(`${utf16(func.qualname)}() got multiple values for argument '${utf16(keyword)}'`);
    } else frame.localsplus[slot] = args[given + k];
  }
}

function unexpectedKeyword(func: PyFunction, kwnames: readonly Str[], keyword: Str): never {
  const { code } = func;
  const name = utf16(func.qualname);
  const positionalOnly = code.localsplusnames.slice(0, code.posonlyargcount).filter((p) => kwnames.some((k) => sameStr(k, p)));
  if (positionalOnly.length > 0) {
    raise.TypeError(
      `${name}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.map(utf16).join(', ')}'`,
    );
  }
  return raise.TypeError(`${name}() got an unexpected keyword argument '${utf16(keyword)}'`);
}

function tooManyPositional(func: PyFunction, frame: Frame, given: number): never {
  const { code } = func;
  const { argcount } = code;
  let keywordOnly = 0;
  for (let i = argcount; i < argcount + code.kwonlyargcount; i++) if (frame.localsplus[i] !== undefined) keywordOnly++;
  const defaults = func.defaults?.items.length ?? 0;
  const takes = defaults > 0 ? `from ${argcount - defaults} to ${argcount}` : `${argcount}`;
  const plural = defaults > 0 || argcount !== 1 ? 's' : '';
  const extra =
    keywordOnly > 0
      ? ` positional argument${given === 1 ? '' : 's'} (and ${keywordOnly} keyword-only argument${keywordOnly === 1 ? '' : 's'})`
      : '';
  return raise.TypeError(
    `${utf16(func.qualname)}() takes ${takes} positional argument${plural} but ${given}${extra} ${given === 1 && keywordOnly === 0 ? 'was' : 'were'} given`,
  );
}

function fillDefaults(func: PyFunction, frame: Frame, given: number): void {
  const { argcount } = func.code;
  const defaults = func.defaults?.items ?? [];
  const least = argcount - defaults.length;
  const missing: number[] = [];
  for (let i = given; i < least; i++) if (frame.localsplus[i] === undefined) missing.push(i);
  if (missing.length > 0) missingArguments(func, 'positional', missing);
  for (let i = Math.max(given, least); i < argcount; i++)
    if (frame.localsplus[i] === undefined) frame.localsplus[i] = defaults[i - least];
}

function fillKeywordOnly(func: PyFunction, frame: Frame): void {
  const { code } = func;
  const missing: number[] = [];
  for (let i = code.argcount; i < code.argcount + code.kwonlyargcount; i++) {
    if (frame.localsplus[i] !== undefined) continue;
    const value = func.kwdefaults?.getStr(code.localsplusnames[i]);
    if (value === undefined) missing.push(i);
    else frame.localsplus[i] = value;
  }
  if (missing.length > 0) missingArguments(func, 'keyword-only', missing);
}

function missingArguments(func: PyFunction, kind: string, slots: number[]): never {
  const names = slots.map((i) => `'${utf16(func.code.localsplusnames[i])}'`);
  const last = names.length > 2 ? `${names.slice(0, -2).join(', ')}, ${names.slice(-2).join(', and ')}` : names.join(' and ');
  return raise.TypeError(
    `${utf16(func.qualname)}() missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${last}`,
  );
}
