/**
 * The characters with which a pattern can begin, read off its code list where that is plain to see: most positions of a text are then
 * passed over without asking the matcher. The library's compiler writes such a set only for patterns of the simplest form.
 */
import { inCategory, lowerAscii, lowerUnicode } from './characters.ts';
import { inSet, inSetLocale } from './charset.ts';
import { equalLocale } from './count.ts';
import type { Program } from './matching.ts';

type Test = (c: number) => boolean;

/** What one instruction for one character wants of it; undefined for other instructions. */
function testOf(codes: Int32Array, pc: number): Test | undefined {
  const literal = codes[pc + 1];
  switch (codes[pc]) {
    case 16: // LITERAL
      return (c) => c === literal;
    case 20: // NOT_LITERAL
      return (c) => c !== literal;
    case 13: // IN
      return (c) => inSet(codes, pc + 2, c);
    case 8: // CATEGORY
      return (c) => inCategory(literal, c);
    case 2: // ANY
      return (c) => c !== 10;
    case 32: // LITERAL_IGNORE
      return (c) => lowerAscii(c) === literal;
    case 40: // LITERAL_UNI_IGNORE
      return (c) => lowerUnicode(c) === literal;
    case 36: // LITERAL_LOC_IGNORE
      return (c) => equalLocale(literal, c);
    case 31: // IN_IGNORE
      return (c) => inSet(codes, pc + 2, lowerAscii(c));
    case 39: // IN_UNI_IGNORE
      return (c) => inSet(codes, pc + 2, lowerUnicode(c));
    case 35: // IN_LOC_IGNORE
      return (c) => inSetLocale(codes, pc + 2, c);
  }
  return undefined;
}

/** Adds to `table` what the code from `start` on can begin with. Answers false where that is not to be seen. */
function addFirst(codes: Int32Array, start: number, table: Uint8Array): boolean {
  for (let pc = start; ; ) {
    switch (codes[pc]) {
      case 17: // MARK
      case 6: // AT
        pc += 2;
        break;
      case 4: // ASSERT: takes nothing of what follows it
      case 5: // ASSERT_NOT
        pc += codes[pc + 1] + 1;
        break;
      case 24: // REPEAT_ONE and its like: the item, if there must be one
      case 26:
      case 29:
      case 23: // REPEAT, POSSESSIVE_REPEAT
      case 28:
        if (codes[pc + 2] === 0) return false;
        pc += 4;
        break;
      case 27: // ATOMIC_GROUP
        pc += 2;
        break;
      case 7: {
        // BRANCH
        for (let at = pc + 1; codes[at] !== 0; at += codes[at]) if (!addFirst(codes, at + 1, table)) return false;
        return true;
      }
      default: {
        const test = testOf(codes, pc);
        if (test === undefined) return false;
        for (let c = 0; c < 256; c++) if (test(c)) table[c] = 1;
        return true;
      }
    }
  }
}

const known = new WeakMap<Program, Uint8Array | null>();

/** 1 for those of the first 256 characters with which a match can begin; null where nothing is known, and it may be empty. */
export function firstTable(program: Program, start: number): Uint8Array | null {
  let table = known.get(program);
  if (table === undefined) {
    table = new Uint8Array(256);
    if (!addFirst(program.codes, start, table)) table = null;
    known.set(program, table);
  }
  return table;
}
