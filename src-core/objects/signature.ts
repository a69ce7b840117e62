/**
 * Signatures of native functions in Python's own notation with Argument Clinic's converters:
 * `'(self, width: index, fillchar: object = " ", /, *, key=None, **kwargs)'`. The calling convention (METH_NOARGS, METH_O ...), the
 * binder, its error messages and `__text_signature__` all come from the one text.
 *
 * Converters: `object` (default), `index` (an integer by `__index__` as a JS number, OverflowError beyond 2**63), `int` (a C int),
 * `bool` (truth), `str` (a Str, TypeError otherwise), `float` (a JS number). `*args` arrives as Value[], `**kwargs` as a
 * PyDict. A default of `NULL` arrives as undefined and shows as `<unrepresentable>`.
 */

import { type Converted, type Converter, convert } from './convert.ts';
import { PyDict } from './dict.ts';
import { raise } from './raise.ts';
import type { Thread } from './thread.ts';
import { PyBytes, type Str, utf16, type Value } from './value.ts';

/** Flags of a PyMethodDef: decides which specialised CALL applies. */
export type Convention = 'NOARGS' | 'O' | 'FASTCALL' | 'FASTCALL_KEYWORDS' | 'VARARGS' | 'VARARGS_KEYWORDS';

interface Parameter {
  name: string;
  converter: Converter;
  kind: 'positional-only' | 'positional' | 'keyword-only';
  required: boolean;
  default: Converted;
}

export interface Signature {
  /** As `__text_signature__` shows it; null where the reference has none. */
  text: string | null;
  convention: Convention;
  parameters: Parameter[];
  /** Number of parameters that may be given by position, and that must be. */
  positional: number;
  required: number;
  positionalOnly: number;
  varargs: boolean;
  varkeywords: boolean;
  /** All parameters are objects that may be given by position: arguments need no conversion. */
  plain: boolean;
}

function parseDefault(text: string): Converted {
  if (text === 'NULL') return undefined;
  if (text === 'None') return null;
  if (text === 'True') return true;
  if (text === 'False') return false;
  if (/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text)) return Number(text);
  if (text === 'sys.maxsize') return Number.MAX_SAFE_INTEGER;
  const bytes = /^b(["'])(.*)\1$/s.exec(text);
  if (bytes) return new PyBytes(Uint8Array.from(bytes[2], (c) => c.charCodeAt(0)));
  const literal = /^(["'])(.*)\1$/s.exec(text);
  if (literal) return literal[2].replace(/\\n/g, '\n').replace(/\\t/g, '\t');
  throw new Error(`signature: cannot read default ${text}`);
}

/** Splits at commas outside of quotes and brackets. */
function splitParameters(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quote = '';
  for (const c of text) {
    if (quote) {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === ',') {
      parts.push(part.trim());
      part = '';
      continue;
    }
    part += c;
  }
  if (part.trim()) parts.push(part.trim());
  return parts;
}

const cache = new Map<string, Signature>();

/** Parses a signature; the same text gives the same object. `convention` overrides what the parameters imply. */
export function parseSignature(text: string, convention?: Convention): Signature {
  const key = convention ? `${convention}${text}` : text;
  let signature = cache.get(key);
  if (!signature) {
    signature = parse(text, convention);
    cache.set(key, signature);
  }
  return signature;
}

function parse(text: string, convention: Convention | undefined): Signature {
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  let varargs = false;
  let varkeywords = false;
  let positionalOnly = 0;
  const shown: string[] = [];
  splitParameters(text.slice(1, -1)).forEach((part, i) => {
    if (i === 0 && /^(self|module|type)$/.test(part)) {
      shown.push(`$${part}`);
      return;
    }
    shown.push(
      part
        .replace(/:\s*\w+/, '')
        .replace(/\s*=\s*NULL/, '=<unrepresentable>')
        .replace(/\s*=\s*/, '='),
    );
    if (part === '/') {
      for (const p of parameters) p.kind = 'positional-only';
      positionalOnly = parameters.length;
    } else if (part === '*') keywordOnly = true;
    else if (part.startsWith('**')) varkeywords = true;
    else if (part.startsWith('*')) varargs = keywordOnly = true;
    else {
      const match = /^(\w+)\s*(?::\s*(\w+))?\s*(?:=\s*([\s\S]+))?$/.exec(part);
      if (!match) throw new Error(`signature: cannot read ${part} in ${text}`);
      parameters.push({
        name: match[1],
        converter: (match[2] ?? 'object') as Converter,
        kind: keywordOnly ? 'keyword-only' : 'positional',
        required: match[3] === undefined,
        default: match[3] === undefined ? undefined : parseDefault(match[3]),
      });
    }
  });
  const positional = parameters.filter((p) => p.kind !== 'keyword-only');
  const implied: Convention = varkeywords
    ? 'VARARGS_KEYWORDS'
    : parameters.length > positionalOnly
      ? 'FASTCALL_KEYWORDS'
      : parameters.length === 0 && !varargs
        ? 'NOARGS'
        : parameters.length === 1 && parameters[0].required && !varargs
          ? 'O'
          : 'FASTCALL';
  return {
    text: `(${shown.join(', ')})`,
    convention: convention ?? implied,
    parameters,
    positional: positional.length,
    required: positional.filter((p) => p.required).length,
    positionalOnly,
    varargs,
    varkeywords,
    plain:
      !varargs && !varkeywords && positional.length === parameters.length && parameters.every((p) => p.converter === 'object'),
  };
}

/** A function's name without that of its type, as most messages have it. */
const bareName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/** "s" unless n is 1. */
const plural = (n: number) => (n === 1 ? '' : 's');

/**
 * Binds arguments to parameters and converts them, in order: parameters, then `*args`, then `**kwargs`. `name` is how messages call the function, `list.append` for a
 * method. Raises TypeError with Argument Clinic's messages.
 */
export function bind(
  t: Thread,
  signature: Signature,
  name: string,
  args: Value[],
  kwnames: readonly Str[] | undefined,
): Converted[] {
  if ((kwnames === undefined || kwnames.length === 0) && !signature.varargs && !signature.varkeywords) {
    if (args.length >= signature.required && args.length <= signature.positional) return bindPositional(t, signature, name, args);
  }
  const given = kwnames ? args.length - kwnames.length : args.length;
  const { parameters, positional, varargs } = signature;
  if (kwnames?.length && signature.convention !== 'FASTCALL_KEYWORDS' && signature.convention !== 'VARARGS_KEYWORDS') {
    raise.TypeError(`${name}() takes no keyword arguments`);
  }
  const bare = bareName(name);
  if (kwnames?.length && !varargs && !signature.varkeywords && args.length > parameters.length) {
    const what = given === 0 ? 'keyword argument' : 'argument';
    const most = parameters.length;
    raise.TypeError(`${bare}() takes at most ${most} ${what}${plural(most)} (${args.length} given)`);
  }
  if (!varargs && given > positional) refuseSurplus(signature, name, given);
  const bound: Converted[] = new Array(parameters.length);
  const limit = Math.min(given, positional);
  for (let i = 0; i < limit; i++) bound[i] = args[i];
  let kwargs: PyDict | undefined;
  if (signature.varkeywords) kwargs = new PyDict();
  let duplicate: number | undefined;
  let surplus: Str | undefined;
  for (let k = 0; kwnames !== undefined && k < kwnames.length; k++) {
    const keyword = kwnames[k];
    const i = parameters.findIndex((p) => p.kind !== 'positional-only' && p.name === keyword);
    if (i < 0) {
      if (kwargs) kwargs.setStr(keyword, args[given + k]);
      else surplus ??= keyword;
    } else if (bound[i] !== undefined) duplicate = Math.min(duplicate ?? i, i);
    else bound[i] = args[given + k];
  }
  // What is missing is reported before what should not be there, and both before anything is converted.
  for (let i = 0; i < parameters.length; i++) {
    if (bound[i] === undefined && parameters[i].required) refuseMissing(signature, name, given, i);
  }
  if (duplicate !== undefined) {
    const parameter = parameters[duplicate].name;
    raise.TypeError(`argument for ${bare}() given by name ('${parameter}') and position (${duplicate + 1})`);
  }
  if (surplus !== undefined) raise.TypeError(`'${utf16(surplus)}' is an invalid keyword argument for ${bare}()`);
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i];
    const value = bound[i];
    if (value === undefined) bound[i] = parameter.default;
    else if (parameter.converter !== 'object')
      bound[i] = convert(t, parameter.converter, value as Value, bare, i, parameters.length, parameter.name, parameter.kind);
  }
  if (varargs) bound.push(args.slice(positional, Math.max(given, positional)));
  if (kwargs) bound.push(kwargs);
  return bound;
}

/** The common case: enough positional arguments and nothing else. Raises only what a converter raises. */
function bindPositional(t: Thread, signature: Signature, name: string, args: Value[]): Converted[] {
  const { parameters } = signature;
  const bound: Converted[] = [];
  for (let i = 0; i < parameters.length; i++) {
    const parameter = parameters[i];
    const { converter } = parameter;
    if (i >= args.length) {
      if (parameter.required) refuseMissing(signature, name, args.length, i);
      bound.push(parameter.default);
      continue;
    }
    const value = args[i];
    if (
      converter === 'object' ||
      (converter === 'str' && typeof value === 'string') ||
      (converter === 'index' && typeof value === 'number')
    ) {
      bound.push(value);
    } else {
      const { name: own, kind } = parameter;
      bound.push(convert(t, converter, value, bareName(name), i, parameters.length, own, kind));
    }
  }
  return bound;
}

function refuseSurplus(signature: Signature, name: string, given: number): never {
  const { convention, positional, required, parameters } = signature;
  if (convention === 'NOARGS') return raise.TypeError(`${name}() takes no arguments (${given} given)`);
  // A method that gets its defining class (METH_METHOD) counts for itself.
  if (parameters.length === 0 && !signature.varkeywords) return raise.TypeError(`${bareName(name)}() takes no arguments`);
  if (convention === 'O') return raise.TypeError(`${name}() takes exactly one argument (${given} given)`);
  const bare = bareName(name);
  if (convention === 'FASTCALL' || convention === 'VARARGS') {
    return raise.TypeError(
      `${bare} expected ${required === positional ? '' : 'at most '}${positional} argument${plural(positional)}, got ${given}`,
    );
  }
  // Without keywords as many as there are parameters is too many in one way, more than may stand by position in another.
  if (given > parameters.length && !signature.varkeywords) {
    return raise.TypeError(`${bare}() takes at most ${parameters.length} argument${plural(parameters.length)} (${given} given)`);
  }
  if (positional === 0) return raise.TypeError(`${bare}() takes no positional arguments`);
  const word = required < positional ? 'at most' : 'exactly';
  return raise.TypeError(`${bare}() takes ${word} ${positional} positional argument${plural(positional)} (${given} given)`);
}

function refuseMissing(signature: Signature, name: string, given: number, index: number): never {
  const { convention, positional, required, parameters } = signature;
  if (convention === 'O') return raise.TypeError(`${name}() takes exactly one argument (${given} given)`);
  const bare = bareName(name);
  if (convention === 'FASTCALL' || convention === 'VARARGS') {
    return raise.TypeError(
      `${bare} expected ${required === positional && !signature.varargs ? '' : 'at least '}${required} argument${plural(required)}, got ${given}`,
    );
  }
  if (parameters[index].kind === 'positional-only') {
    const least = parameters.filter((p) => p.kind === 'positional-only' && p.required).length;
    const word = least < positional ? 'at least' : 'exactly';
    return raise.TypeError(`${bare}() takes ${word} ${least} positional argument${plural(least)} (${given} given)`);
  }
  return raise.TypeError(`${bare}() missing required argument '${parameters[index].name}' (pos ${index + 1})`);
}
