/** Checks of code lists (Modules/_sre/sre.c `_validate`): whatever passes cannot lead the matcher out of its code. */
import { CATEGORIES } from './characters.ts';
import { POSITIONS } from './positions.ts';

class Invalid extends Error {}

/** Reads codes in order up to an end. */
class Reader {
  constructor(
    readonly codes: Int32Array,
    public at: number,
    readonly end: number,
    readonly groups: number,
  ) {}

  get more(): boolean {
    return this.at < this.end;
  }
  /** The next code, unsigned. */
  next(): number {
    check(this.at < this.end);
    return this.codes[this.at++] >>> 0;
  }
  /** A distance from its own place, which must stay inside. */
  skip(): number {
    const skip = this.next();
    check(skip <= this.end - this.at + 1);
    return skip;
  }
  pass(count: number): void {
    check(count <= this.end - this.at);
    this.at += count;
  }
  /** Validates the codes up to `end` as a pattern, and goes on behind them. */
  inner(end: number): boolean {
    check(this.at <= end && end <= this.end);
    const jumped = validateInner(new Reader(this.codes, this.at, end, this.groups));
    this.at = end;
    return jumped;
  }
}

function check(condition: boolean): void {
  if (!condition) throw new Invalid();
}

function validateSet(r: Reader): void {
  while (r.more) {
    switch (r.next()) {
      case 21: // NEGATE
        break;
      case 16: // LITERAL
        r.next();
        break;
      case 22: // RANGE
      case 42: // RANGE_UNI_IGNORE
        r.pass(2);
        break;
      case 9: // CHARSET
        r.pass(8);
        break;
      case 10: {
        // BIGCHARSET: every byte of the index names a block that is there
        const count = r.next();
        const index = r.at;
        r.pass(64);
        for (let i = 0; i < 256; i++) check(((r.codes[index + (i >> 2)] >>> ((i & 3) * 8)) & 255) < count);
        r.pass(count * 8);
        break;
      }
      case 8: // CATEGORY
        check(r.next() < CATEGORIES);
        break;
      default:
        check(false);
    }
  }
}

/** A set that ends with FAILURE at `end - 1`. */
function validateEndedSet(r: Reader, end: number): void {
  check(r.at < end && end <= r.end);
  validateSet(new Reader(r.codes, r.at, end - 1, r.groups));
  check(r.codes[end - 1] === 0);
  r.at = end;
}

const INFO_FLAGS = 7;

function validateInfo(r: Reader): void {
  const start = r.at;
  const end = start + r.skip();
  const flags = r.next();
  r.pass(2);
  check((flags & ~INFO_FLAGS) === 0);
  const [prefix, literal, set] = [flags & 1, flags & 2, flags & 4];
  check(!(prefix && set) && !(literal && !prefix));
  if (prefix) {
    const length = r.next();
    r.next();
    check(length <= end - r.at);
    r.pass(length);
    check(length <= end - r.at);
    for (let i = 0; i < length; i++) check(r.next() < length);
  }
  if (set) validateEndedSet(r, end);
  else check(r.at === end);
}

function validateBranch(r: Reader): void {
  let target = -1;
  for (;;) {
    const start = r.at;
    const skip = r.skip();
    if (skip === 0) break;
    r.inner(start + skip - 2);
    check(r.next() === 15);
    const jump = r.at + r.skip();
    check(target < 0 || jump === target);
    target = jump;
  }
  check(r.at === target);
}

/** `<skip> <min> <max> item <end>`; the distance of a REPEAT goes to its UNTIL, that of others behind the SUCCESS. */
function validateRepeat(r: Reader, ends: readonly number[], skipsEnd: boolean): void {
  const start = r.at;
  const end = start + r.skip() - (skipsEnd ? 1 : 0);
  const least = r.next();
  const most = r.next();
  check(least <= most);
  r.inner(end);
  check(ends.includes(r.next()));
}

function validateConditional(r: Reader): void {
  check(r.next() < r.groups);
  const start = r.at - 1;
  const yes = r.next();
  check(yes <= r.end - start);
  const end = start + yes;
  check(r.at <= end && end <= r.end);
  if (!validateInner(new Reader(r.codes, r.at, end, r.groups))) {
    r.at = end;
    return;
  }
  // The jump before the end goes over what is done where the group is not there.
  r.at = end - 1;
  const no = r.at + r.skip();
  r.inner(no);
}

/** Answers whether the codes end with a JUMP. */
function validateInner(r: Reader): boolean {
  while (r.more) {
    const op = r.next();
    switch (op) {
      case 17: // MARK
        check(r.next() <= 2 * r.groups + 1);
        break;
      case 16: // LITERAL and its like
      case 20:
      case 32:
      case 33:
      case 36:
      case 37:
      case 40:
      case 41:
        r.next();
        break;
      case 0: // FAILURE
      case 1: // SUCCESS
      case 2: // ANY
      case 3: // ANY_ALL
        break;
      case 6: // AT
        check(r.next() < POSITIONS);
        break;
      case 13: // IN and its like
      case 31:
      case 35:
      case 39:
        validateEndedSet(r, r.at + r.skip());
        break;
      case 14: // INFO
        validateInfo(r);
        break;
      case 7: // BRANCH
        validateBranch(r);
        break;
      case 24: // REPEAT_ONE
      case 26: // MIN_REPEAT_ONE
      case 29: // POSSESSIVE_REPEAT_ONE
        validateRepeat(r, [1], true);
        break;
      case 23: // REPEAT
        validateRepeat(r, [18, 19], false);
        break;
      case 28: // POSSESSIVE_REPEAT
        validateRepeat(r, [1], false);
        break;
      case 27: {
        // ATOMIC_GROUP
        const end = r.at + r.skip() - 1;
        r.inner(end);
        check(r.next() === 1);
        break;
      }
      case 11: // GROUPREF and its like
      case 30:
      case 34:
      case 38:
        check(r.next() < r.groups);
        break;
      case 12: // GROUPREF_EXISTS
        validateConditional(r);
        break;
      case 4: // ASSERT
      case 5: {
        // ASSERT_NOT
        const end = r.at + r.skip() - 1;
        r.next();
        r.inner(end);
        check(r.next() === 1);
        break;
      }
      case 15: // JUMP
        check(r.at + 1 === r.end);
        return true;
      default:
        check(false);
    }
  }
  return false;
}

const MAX_GROUPS = 1073741823;

/** May the matcher run these codes. */
export function isValid(codes: Int32Array, groups: number): boolean {
  try {
    check(groups >= 0 && groups <= MAX_GROUPS);
    check(codes.length > 0 && codes[codes.length - 1] === 1);
    validateInner(new Reader(codes, 0, codes.length - 1, groups));
    return true;
  } catch (error) {
    if (error instanceof Invalid) return false;
    throw error;
  }
}
