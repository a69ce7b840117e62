/**
 * Constants as the compiler knows them: a closed union without any object of the machine. They become Python objects when a
 * code object is loaded (objects/code.ts), and come from one when it is marshalled.
 *
 * Text: a JS `string` when every code point is below U+10000 (each UTF-16 unit then is one code point, lone surrogates
 * included), else `WideConst`. Identifiers and file names are plain UTF-16 `string`s, since they hold no lone surrogates.
 * Integers: `number` when safe, else `bigint`; never `-0`, never a `bigint` that would fit a safe integer.
 */
import type { CodeObject } from './code-object.ts';

export class FloatConst {
  readonly kind = 'float' as const;
  constructor(readonly value: number) {}
}

export class ComplexConst {
  readonly kind = 'complex' as const;
  constructor(
    readonly real: number,
    readonly imag: number,
  ) {}
}

/** A str with at least one code point above U+FFFF, as code points. */
export class WideConst {
  readonly kind = 'wide' as const;
  constructor(readonly points: Uint32Array) {}
}

export class BytesConst {
  readonly kind = 'bytes' as const;
  constructor(readonly data: Uint8Array) {}
}

export class TupleConst {
  readonly kind = 'tuple' as const;
  constructor(readonly items: readonly Const[]) {}
}

/** Items in the order in which they were given; the machine orders them by hash when it loads them. */
export class FrozenSetConst {
  readonly kind = 'frozenset' as const;
  constructor(readonly items: readonly Const[]) {}
}

export class EllipsisConst {
  readonly kind = 'ellipsis' as const;
}
export const ELLIPSIS = new EllipsisConst();

/** A constant that no compiler makes but a running program can (`code.replace(co_consts=...)`): a value of the machine, opaque here. */
export class ForeignConst {
  readonly kind = 'foreign' as const;
  constructor(
    readonly value: object,
    /** Name of its type, for messages. */
    readonly typeName: string,
  ) {}
}

export type Text = string | WideConst;

export type Const =
  | null
  | boolean
  | number
  | bigint
  | string
  | FloatConst
  | ComplexConst
  | WideConst
  | BytesConst
  | TupleConst
  | FrozenSetConst
  | EllipsisConst
  | ForeignConst
  | CodeObject;
