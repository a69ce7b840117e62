/**
 * The first stage: which `__future__` features a module asks for. Only the head of a body counts (after a docstring and before
 * any other statement); a later import from `__future__` is an error that code generation reports, by the position found here.
 */
import type { ImportFrom, mod, stmt } from '../ast/nodes.generated.ts';
import { PlacedError } from '../source/errors.ts';
import { type Location, NO_LOCATION } from './instruction-sequence.ts';

/** Feature bits as they stand in `co_flags` (Include/cpython/code.h). */
export const CO_FUTURE_DIVISION = 0x20000;
export const CO_FUTURE_ABSOLUTE_IMPORT = 0x40000;
export const CO_FUTURE_WITH_STATEMENT = 0x80000;
export const CO_FUTURE_PRINT_FUNCTION = 0x100000;
export const CO_FUTURE_UNICODE_LITERALS = 0x200000;
export const CO_FUTURE_BARRY_AS_BDFL = 0x400000;
export const CO_FUTURE_GENERATOR_STOP = 0x800000;
export const CO_FUTURE_ANNOTATIONS = 0x1000000;

/** The flags that code objects inherit from whoever compiles them (`PyCF_MASK`). */
export const INHERITED_FLAGS =
  CO_FUTURE_DIVISION |
  CO_FUTURE_ABSOLUTE_IMPORT |
  CO_FUTURE_WITH_STATEMENT |
  CO_FUTURE_PRINT_FUNCTION |
  CO_FUTURE_UNICODE_LITERALS |
  CO_FUTURE_BARRY_AS_BDFL |
  CO_FUTURE_GENERATOR_STOP |
  CO_FUTURE_ANNOTATIONS;

export interface FutureFeatures {
  /** CO_FUTURE_* bits; only those that still change something are ever set by a program. */
  features: number;
  /** Where the last accepted future import stands; NO_LOCATION when there is none. */
  location: Location;
}

/** Features that became the language long ago: accepted, without effect. */
const MANDATORY: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'generator_stop',
]);

/** Whether a statement list opens with a docstring (`_PyAST_GetDocString`). */
export function hasDocstring(body: readonly stmt[]): boolean {
  const first = body[0];
  if (first === undefined || first._type !== 'Expr' || first.value._type !== 'Constant') return false;
  const value = first.value.value;
  return typeof value === 'string' || (typeof value === 'object' && value !== null && value.kind === 'wide');
}

/**
 * The features asked for at the head of `mod` (CPython Python/future.c, `_PyFuture_FromAST`). Raises SyntaxError for a name that
 * is no feature.
 */
export function findFuture(mod: mod, filename: string): FutureFeatures {
  const future: FutureFeatures = { features: 0, location: NO_LOCATION };
  if (mod._type !== 'Module' && mod._type !== 'Interactive') return future;
  for (let i = hasDocstring(mod.body) ? 1 : 0; i < mod.body.length; i++) {
    const statement = mod.body[i];
    if (statement._type !== 'ImportFrom' || statement.module !== '__future__') break;
    for (const name of statement.names) future.features |= featureBit(name.name, statement, filename);
    const { lineno, end_lineno, col_offset, end_col_offset } = statement;
    future.location = { lineno, end_lineno, col_offset, end_col_offset };
  }
  return future;
}

function featureBit(name: string, at: ImportFrom, filename: string): number {
  if (MANDATORY.has(name)) return 0;
  if (name === 'annotations') return CO_FUTURE_ANNOTATIONS;
  if (name === 'barry_as_FLUFL') return CO_FUTURE_BARRY_AS_BDFL;
  const message = name === 'braces' ? 'not a chance' : `future feature ${firstBytes(name, 100)} is not defined`;
  throw new PlacedError('SyntaxError', message, filename, at.lineno, at.col_offset + 1, null, at.lineno, null);
}

/** The first `limit` UTF-8 bytes of `text`, a character cut in two shown as U+FFFD: what `%.100s` makes of a name. */
function firstBytes(text: string, limit: number): string {
  let kept = '';
  for (const char of text) {
    const point = char.codePointAt(0)!;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (size > limit) return limit > 0 ? kept + '\ufffd' : kept;
    kept += char;
    limit -= size;
  }
  return kept;
}
