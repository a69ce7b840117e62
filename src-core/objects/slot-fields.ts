/**
 * The slots of a type, named as in CPython (Include/cpython/object.h), and the fields that hold them. They are written out one by one so that
 * every type object has the same hidden class.
 */
import type { Lent } from './bytes/buffer-object.ts';
import type { Thread } from './thread.ts';
import type { PyType } from './type.ts';
import { type Int, PyObject, type Str, type Value } from './value.ts';

type Unary = (t: Thread, self: never) => Value;
type Binary = (t: Thread, left: never, right: never) => Value;
/** A bigint only above 2**53, where a range or a class of the program says so. */
type Length = (t: Thread, self: never) => Int;
/** Arguments as in a vectorcall: positional ones first, then the values of the keywords that `kwnames` names. */
export type Call = (t: Thread, self: never, args: Value[], kwnames: readonly Str[] | undefined) => Value;
export const LT = 0;
export const LE = 1;
export const EQ = 2;
export const NE = 3;
export const GT = 4;
export const GE = 5;
export type CompareOp = 0 | 1 | 2 | 3 | 4 | 5;

/** The slots of a type, named as in CPython (Include/cpython/object.h). A binary number slot may answer NotImplemented. */
export interface Slots {
  tp_repr: (t: Thread, self: never) => Value;
  /** What `__str__` answers; must be a str. */
  tp_str: (t: Thread, self: never) => Value;
  tp_hash: (t: Thread, self: never) => Int;
  tp_call: Call;
  /** Raises AttributeError when there is none. */
  tp_getattro: (t: Thread, self: never, name: Str) => Value;
  /** `value` undefined deletes. */
  tp_setattro: (t: Thread, self: never, name: Str, value: Value | undefined) => void;
  tp_richcompare: (t: Thread, left: never, right: never, op: CompareOp) => Value;
  tp_iter: Unary;
  /** Undefined at the end. */
  tp_iternext: (t: Thread, self: never) => Value | undefined;
  tp_descr_get: (t: Thread, self: never, obj: Value | undefined, type: Value) => Value;
  tp_descr_set: (t: Thread, self: never, obj: never, value: Value | undefined) => void;
  tp_init: (t: Thread, self: never, args: Value[], kwnames: readonly Str[] | undefined) => void;
  tp_new: (t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined) => Value;
  tp_finalize: (t: Thread, self: never) => void;
  nb_add: Binary;
  nb_subtract: Binary;
  nb_multiply: Binary;
  nb_remainder: Binary;
  nb_divmod: Binary;
  nb_power: (t: Thread, left: never, right: never, modulus: Value) => Value;
  nb_negative: Unary;
  nb_positive: Unary;
  nb_absolute: Unary;
  nb_bool: (t: Thread, self: never) => boolean;
  nb_invert: Unary;
  nb_lshift: Binary;
  nb_rshift: Binary;
  nb_and: Binary;
  nb_xor: Binary;
  nb_or: Binary;
  nb_int: Unary;
  nb_float: Unary;
  nb_inplace_add: Binary;
  nb_inplace_subtract: Binary;
  nb_inplace_multiply: Binary;
  nb_inplace_remainder: Binary;
  nb_inplace_power: (t: Thread, left: never, right: never, modulus: Value) => Value;
  nb_inplace_lshift: Binary;
  nb_inplace_rshift: Binary;
  nb_inplace_and: Binary;
  nb_inplace_xor: Binary;
  nb_inplace_or: Binary;
  nb_floor_divide: Binary;
  nb_true_divide: Binary;
  nb_inplace_floor_divide: Binary;
  nb_inplace_true_divide: Binary;
  nb_index: Unary;
  nb_matrix_multiply: Binary;
  nb_inplace_matrix_multiply: Binary;
  sq_length: Length;
  sq_concat: Binary;
  sq_repeat: (t: Thread, self: never, count: number) => Value;
  /** Raises IndexError outside; a negative index has already had the length added. */
  sq_item: (t: Thread, self: never, index: number) => Value;
  sq_ass_item: (t: Thread, self: never, index: number, value: Value | undefined) => void;
  sq_contains: (t: Thread, self: never, item: Value) => boolean;
  sq_inplace_concat: Binary;
  sq_inplace_repeat: (t: Thread, self: never, count: number) => Value;
  mp_length: Length;
  mp_subscript: Binary;
  /** `value` undefined deletes. */
  mp_ass_subscript: (t: Thread, self: never, key: Value, value: Value | undefined) => void;
  am_await: Unary;
  am_aiter: Unary;
  am_anext: Unary;
  /** Lends the bytes, as the flags want them; raises BufferError where that cannot be. */
  bf_getbuffer: (t: Thread, self: never, flags: number) => Lent;
  bf_releasebuffer: (t: Thread, self: never, lent: Lent) => void;
}

export type SlotName = keyof Slots;

/** Undefined where the type has no such slot. */
export abstract class SlotFields extends PyObject implements Slots {
  tp_repr = undefined as unknown as Slots['tp_repr'];
  tp_str = undefined as unknown as Slots['tp_str'];
  tp_hash = undefined as unknown as Slots['tp_hash'];
  tp_call = undefined as unknown as Slots['tp_call'];
  tp_getattro = undefined as unknown as Slots['tp_getattro'];
  tp_setattro = undefined as unknown as Slots['tp_setattro'];
  tp_richcompare = undefined as unknown as Slots['tp_richcompare'];
  tp_iter = undefined as unknown as Slots['tp_iter'];
  tp_iternext = undefined as unknown as Slots['tp_iternext'];
  tp_descr_get = undefined as unknown as Slots['tp_descr_get'];
  tp_descr_set = undefined as unknown as Slots['tp_descr_set'];
  tp_init = undefined as unknown as Slots['tp_init'];
  tp_new = undefined as unknown as Slots['tp_new'];
  tp_finalize = undefined as unknown as Slots['tp_finalize'];
  nb_add = undefined as unknown as Slots['nb_add'];
  nb_subtract = undefined as unknown as Slots['nb_subtract'];
  nb_multiply = undefined as unknown as Slots['nb_multiply'];
  nb_remainder = undefined as unknown as Slots['nb_remainder'];
  nb_divmod = undefined as unknown as Slots['nb_divmod'];
  nb_power = undefined as unknown as Slots['nb_power'];
  nb_negative = undefined as unknown as Slots['nb_negative'];
  nb_positive = undefined as unknown as Slots['nb_positive'];
  nb_absolute = undefined as unknown as Slots['nb_absolute'];
  nb_bool = undefined as unknown as Slots['nb_bool'];
  nb_invert = undefined as unknown as Slots['nb_invert'];
  nb_lshift = undefined as unknown as Slots['nb_lshift'];
  nb_rshift = undefined as unknown as Slots['nb_rshift'];
  nb_and = undefined as unknown as Slots['nb_and'];
  nb_xor = undefined as unknown as Slots['nb_xor'];
  nb_or = undefined as unknown as Slots['nb_or'];
  nb_int = undefined as unknown as Slots['nb_int'];
  nb_float = undefined as unknown as Slots['nb_float'];
  nb_inplace_add = undefined as unknown as Slots['nb_inplace_add'];
  nb_inplace_subtract = undefined as unknown as Slots['nb_inplace_subtract'];
  nb_inplace_multiply = undefined as unknown as Slots['nb_inplace_multiply'];
  nb_inplace_remainder = undefined as unknown as Slots['nb_inplace_remainder'];
  nb_inplace_power = undefined as unknown as Slots['nb_inplace_power'];
  nb_inplace_lshift = undefined as unknown as Slots['nb_inplace_lshift'];
  nb_inplace_rshift = undefined as unknown as Slots['nb_inplace_rshift'];
  nb_inplace_and = undefined as unknown as Slots['nb_inplace_and'];
  nb_inplace_xor = undefined as unknown as Slots['nb_inplace_xor'];
  nb_inplace_or = undefined as unknown as Slots['nb_inplace_or'];
  nb_floor_divide = undefined as unknown as Slots['nb_floor_divide'];
  nb_true_divide = undefined as unknown as Slots['nb_true_divide'];
  nb_inplace_floor_divide = undefined as unknown as Slots['nb_inplace_floor_divide'];
  nb_inplace_true_divide = undefined as unknown as Slots['nb_inplace_true_divide'];
  nb_index = undefined as unknown as Slots['nb_index'];
  nb_matrix_multiply = undefined as unknown as Slots['nb_matrix_multiply'];
  nb_inplace_matrix_multiply = undefined as unknown as Slots['nb_inplace_matrix_multiply'];
  sq_length = undefined as unknown as Slots['sq_length'];
  sq_concat = undefined as unknown as Slots['sq_concat'];
  sq_repeat = undefined as unknown as Slots['sq_repeat'];
  sq_item = undefined as unknown as Slots['sq_item'];
  sq_ass_item = undefined as unknown as Slots['sq_ass_item'];
  sq_contains = undefined as unknown as Slots['sq_contains'];
  sq_inplace_concat = undefined as unknown as Slots['sq_inplace_concat'];
  sq_inplace_repeat = undefined as unknown as Slots['sq_inplace_repeat'];
  mp_length = undefined as unknown as Slots['mp_length'];
  mp_subscript = undefined as unknown as Slots['mp_subscript'];
  mp_ass_subscript = undefined as unknown as Slots['mp_ass_subscript'];
  am_await = undefined as unknown as Slots['am_await'];
  am_aiter = undefined as unknown as Slots['am_aiter'];
  am_anext = undefined as unknown as Slots['am_anext'];
  bf_getbuffer = undefined as unknown as Slots['bf_getbuffer'];
  bf_releasebuffer = undefined as unknown as Slots['bf_releasebuffer'];
}

/** Every slot, in the order in which a type inherits them. */
export const SLOT_NAMES = Object.keys(new (class extends SlotFields {})()) as SlotName[];
