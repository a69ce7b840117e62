/**
 * The notation of assembly listings: code objects as text that people can change, and back (assembly-write.ts, assembly-read.ts).
 * Here is what both sides share: how operands that are not names or constants are spelt.
 *
 *     .code 'f'                       nested listings stand where they are constants of the outer one
 *       .filename 'f.py'
 *       .firstlineno 1
 *       .flags OPTIMIZED NEWLOCALS
 *       .argcount 1
 *       .slots a:local b:local,cell   locals, cells and free variables in frame order
 *       .names print
 *       .const None
 *       .begin
 *         RESUME 0 @1
 *       .try L2 depth 0 lasti         until .endtry, exceptions go to L2
 *         LOAD_GLOBAL print +NULL @2:4-2:9
 *         LOAD_CONST 'text' @2:10-2:16
 *         CALL 1 @2:4-2:17
 *         RETURN_VALUE
 *       .endtry
 *       L2:
 *         RERAISE 1 @-
 *     .endcode
 *
 * `@` gives the source range of an instruction (line:column-line:column, a line alone, or - for none); without it that of the
 * instruction before holds. `#5` is an index where no name or literal will do. Prefixes and caches are not written. A line that
 * begins with `;` is a comment.
 */
import { BINARY_OPS, COMPARE_OPS, INTRINSICS_1, INTRINSICS_2, OP } from './opcodes.generated.ts';

/** Low bits of COMPARE_OP for each operator (CPython Python/compile.c, `compare_masks`). */
const COMPARE_MASKS = [2, 10, 8, 7, 4, 12];

/** Spellings of the arguments of instructions that choose among a few, by opcode: text to argument. */
export const SPELLINGS: ReadonlyMap<number, ReadonlyMap<string, number>> = new Map([
  [OP.COMPARE_OP, new Map(COMPARE_OPS.map((text, i) => [text, (i << 4) | COMPARE_MASKS[i]]))],
  [OP.BINARY_OP, new Map(BINARY_OPS.map(([, text], i) => [text, i]))],
  [OP.CALL_INTRINSIC_1, new Map(INTRINSICS_1.map((text, i) => [text, i]))],
  [OP.CALL_INTRINSIC_2, new Map(INTRINSICS_2.map((text, i) => [text, i]))],
]);

/** Flags that the low bits of a name's argument carry, lowest bit first. */
export const NAME_FLAGS: ReadonlyMap<number, readonly string[]> = new Map([
  [OP.LOAD_GLOBAL, ['+NULL']],
  [OP.LOAD_ATTR, ['+method']],
  [OP.LOAD_SUPER_ATTR, ['+method', '+class']],
]);

export const SLOT_KINDS: readonly (readonly [string, number])[] = [
  ['hidden', 0x10],
  ['local', 0x20],
  ['cell', 0x40],
  ['free', 0x80],
];
