/**
 * Why an instruction does not specialise, in words that several rules share. CPython has these as numbers that it only counts
 * (Python/specialize.c `SPEC_FAIL_...`); here a debugger and the profile show them.
 */
import { CO_OPTIMIZED } from '../../code/code-object.ts';
import type { PyCode } from '../../objects/code.ts';
import { typeOf } from '../../objects/type.ts';
import { utf16, type Value } from '../../objects/value.ts';
import type { Failure } from './specialize.ts';

export type { Failure };

export const OUT_OF_RANGE: Failure = 'an index is out of the range that the cache holds';
export const OUT_OF_VERSIONS: Failure = 'there are no more version numbers for keys';
export const WRONG_ARGUMENTS: Failure = 'the number of arguments does not fit';
export const KEYWORDS: Failure = 'keyword arguments';

export function differentTypes(left: Value, right: Value): Failure {
  return `the operands have different types: ${utf16(typeOf(left).name)} and ${utf16(typeOf(right).name)}`;
}

/** Why a Python function is not simple (`function_kind`). */
export function complexParameters(code: PyCode): Failure {
  return code.flags & CO_OPTIMIZED ? 'the function has *args, **kwargs or keyword-only parameters' : 'the code is no function';
}

/** A built-in function is called in a way that no form is for. */
export function noConvention(convention: string): Failure {
  return `built-in functions of the kind ${convention} have no form`;
}
