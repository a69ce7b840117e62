/** How functions of floats become Python functions: conversion of arguments and the errors for what has no result (`math_1`, `math_2`). */
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyFloat, type Value } from '../../objects/value.ts';

export function domainError(): never {
  return raise.ValueError('math domain error');
}

export function rangeError(): never {
  return raise.OverflowError('math range error');
}

/** A function of one float. An infinite result of a finite argument is out of range where it `canOverflow`, else a domain error. */
export function unary(compute: (x: number) => number, canOverflow = false): NativeRow {
  return [
    '(module, x: float, /)',
    (_t: Thread, _module: Value, x: number) => {
      const result = compute(x);
      if (Number.isFinite(result)) return new PyFloat(result);
      if (Number.isNaN(result)) return Number.isNaN(x) ? new PyFloat(result) : domainError();
      if (!Number.isFinite(x)) return new PyFloat(result);
      return canOverflow ? rangeError() : domainError();
    },
  ];
}

/** A function of two floats; its parameters are called so. */
export function binary(parameters: string, compute: (x: number, y: number) => number): NativeRow {
  return [
    `(module, ${parameters}, /)`,
    (_t: Thread, _module: Value, x: number, y: number) => {
      const result = compute(x, y);
      if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) return domainError();
      if (Math.abs(result) === Number.POSITIVE_INFINITY && Number.isFinite(x) && Number.isFinite(y)) return rangeError();
      return new PyFloat(result);
    },
  ];
}
