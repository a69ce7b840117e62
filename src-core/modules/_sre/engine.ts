/**
 * The matcher (Modules/_sre/sre_lib.h `match`): runs the code list of a pattern from one position. Alternatives that are left for later
 * stand on a stack of its own, so that no pattern and no text can exhaust the host's.
 *
 * It is one function on purpose: position, code and stack stay in local variables from one instruction to the next. The numbers of the
 * cases are the library's opcodes; those from 50 on are what goes on when an attempt has come back.
 *
 * A context on the stack is FRAME numbers: how its result is used, the context below, code and position while an attempt runs, a count,
 * the marks that held, whether the end of the whole pattern is its own, the repeat that it serves. A context that began a repeat is
 * longer by the repeat's state. Copies of marks stand above the context that keeps them.
 */
import { inCategory, lowerAscii, lowerLocale, lowerUnicode } from './characters.ts';
import { inSet, inSetLocale } from './charset.ts';
import { countItems, equalLocale } from './count.ts';
import { type Matching, setTable } from './matching.ts';
import { holdsAt } from './positions.ts';

const FRAME = 9;
const PREVIOUS = 1;
const PC = 2;
const PTR = 3;
const COUNT = 4;
const LAST_MARK = 5;
const LAST_INDEX = 6;
const TOP = 7;
const SERVES = 8;
/** State of a repeat, after the fields of its context. */
const R_COUNT = 9;
const R_OUTER = 10;
const R_LAST = 11;
const R_PC = 12;
const REPEAT_FRAME = 13;

/** What an attempt was for. */
const NONE = 0;
const RESUME = -1;
const BRANCH = 1;
const REPEAT_ONE = 2;
const MIN_REPEAT_ONE = 3;
const REPEAT = 4;
const MAX_ENOUGH = 5;
const MAX_MORE = 6;
const MAX_TAIL = 7;
const MIN_ENOUGH = 8;
const MIN_TAIL = 9;
const MIN_MORE = 10;
const POSSESSIVE_ENOUGH = 11;
const POSSESSIVE_MORE = 12;
const ATOMIC = 13;
const ASSERT = 14;
const ASSERT_NOT = 15;

/** The stack would have become too large. */
export class StackLimit extends Error {}

/**
 * Matches the code from `start` on at `s.ptr`, and leaves there where the match ends. `whole` says that the end of the code is the end
 * of the whole pattern. Throws StackLimit.
 */
export function runMatch(s: Matching, start: number, whole: boolean): boolean {
  const { points, end, marks, program } = s;
  const { codes } = program;
  let stack: Int32Array = s.stack;
  const bottom = s.sp;
  let base = -1;
  let sp = bottom;
  let { repeat, lastmark, lastindex } = s;
  /** Position that contexts hand to each other. */
  let at = s.ptr;
  let ptr = at;
  let pc = 0;
  let op = 0;
  /** The attempt to begin: what for, with which code, and whether it ends the whole pattern. */
  let attempt = NONE;
  let target = start;
  let top = whole ? 1 : 0;

  turn: for (;;) {
    if (attempt !== RESUME) {
      // Begin a context.
      if (sp + REPEAT_FRAME + marks.length + 8 > stack.length) {
        const larger = s.grow(sp + REPEAT_FRAME + marks.length + 8);
        if (larger === undefined) throw new StackLimit();
        stack = larger;
      }
      stack[sp] = attempt;
      stack[sp + PREVIOUS] = base;
      stack[sp + TOP] = top;
      base = sp;
      sp += FRAME;
      pc = target;
      ptr = at;
      if ((++s.steps & 0xffff) === 0) {
        s.poll();
      }
      op = 14;
      if (codes[pc] !== 14) op = codes[pc++];
      else if (codes[pc + 3] !== 0 && end - ptr < codes[pc + 3] >>> 0) op = 0;
      else {
        pc += codes[pc + 1] + 1;
        op = codes[pc++];
      }
    }
    let matched = false;

    run: for (;;) {
      switch (op) {
        case 16: // LITERAL
          if (ptr >= end || points[ptr] !== codes[pc]) break run;
          pc++;
          ptr++;
          break;
        case 17: {
          // MARK
          const mark = codes[pc++];
          if ((mark & 1) === 1) lastindex = (mark >> 1) + 1;
          if (mark > lastmark) {
            // Marks in between have not been met.
            for (let i = lastmark + 1; i < mark; i++) marks[i] = -1;
            lastmark = mark;
          }
          marks[mark] = ptr;
          break;
        }
        case 13: {
          // IN
          if (ptr >= end) break run;
          const c = points[ptr];
          if (c < 256 ? setTable(program, pc + 1)[c] === 0 : !inSet(codes, pc + 1, c)) break run;
          pc += codes[pc];
          ptr++;
          break;
        }
        case 2: // ANY
          if (ptr >= end || points[ptr] === 10) break run;
          ptr++;
          break;
        case 3: // ANY_ALL
          if (ptr >= end) break run;
          ptr++;
          break;
        case 20: // NOT_LITERAL
          if (ptr >= end || points[ptr] === codes[pc]) break run;
          pc++;
          ptr++;
          break;
        case 1: // SUCCESS
          if (stack[base + TOP] === 1 && ((s.matchAll && ptr !== end) || (s.mustAdvance && ptr === s.start))) break run;
          at = ptr;
          matched = true;
          break run;
        case 0: // FAILURE
          break run;
        case 6: // AT
          if (!holdsAt(s, ptr, codes[pc])) break run;
          pc++;
          break;
        case 8: // CATEGORY
          if (ptr >= end || !inCategory(codes[pc], points[ptr])) break run;
          pc++;
          ptr++;
          break;
        case 15: // JUMP
        case 14: // INFO
          pc += codes[pc];
          break;

        case 7: // BRANCH
          stack[base + LAST_MARK] = lastmark;
          stack[base + LAST_INDEX] = lastindex;
          if (repeat >= 0) {
            for (let i = 0; i <= lastmark; i++) stack[sp++] = marks[i];
          }
          op = 50;
          continue;
        case 50: {
          // The alternatives from `pc` on; what their first instruction rules out is not tried.
          let skip = codes[pc];
          while (skip !== 0) {
            const first = codes[pc + 1];
            if (first === 16) {
              if (ptr < end && points[ptr] === codes[pc + 2]) break;
            } else if (first === 13) {
              if (ptr < end) {
                const c = points[ptr];
                if (c < 256 ? setTable(program, pc + 3)[c] === 1 : inSet(codes, pc + 3, c)) break;
              }
            } else break;
            pc += skip;
            skip = codes[pc];
          }
          if (skip === 0) break run;
          at = ptr;
          attempt = BRANCH;
          target = pc + 1;
          top = stack[base + TOP];
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;
        }

        case 24: {
          // REPEAT_ONE
          const least = codes[pc + 1] >>> 0;
          if (least > end - ptr) break run;
          s.sp = sp;
          s.repeat = repeat;
          s.lastmark = lastmark;
          s.lastindex = lastindex;
          const count = countItems(s, pc + 3, ptr, codes[pc + 2]);
          ({ stack, lastmark, lastindex } = s);
          ptr += count;
          if (count < least) break run;
          if (codes[pc + codes[pc]] === 1 && ptr === end && !(stack[base + TOP] === 1 && s.mustAdvance && ptr === s.start)) {
            at = ptr;
            matched = true;
            break run;
          }
          stack[base + COUNT] = count;
          stack[base + LAST_MARK] = lastmark;
          stack[base + LAST_INDEX] = lastindex;
          if (repeat >= 0) {
            for (let i = 0; i <= lastmark; i++) stack[sp++] = marks[i];
          }
          op = 51;
          continue;
        }
        case 51: {
          // The tail after fewer and fewer items.
          const tail = pc + codes[pc];
          const least = codes[pc + 1] >>> 0;
          let count = stack[base + COUNT];
          if (codes[tail] === 16) {
            const literal = codes[tail + 1];
            while (count >= least && (ptr >= end || points[ptr] !== literal)) {
              ptr--;
              count--;
            }
          }
          if (count < least) break run;
          stack[base + COUNT] = count;
          at = ptr;
          attempt = REPEAT_ONE;
          target = tail;
          top = stack[base + TOP];
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;
        }

        case 26: {
          // MIN_REPEAT_ONE
          const least = codes[pc + 1] >>> 0;
          if (least > end - ptr) break run;
          let count = 0;
          if (least > 0) {
            s.sp = sp;
            s.repeat = repeat;
            s.lastmark = lastmark;
            s.lastindex = lastindex;
            count = countItems(s, pc + 3, ptr, least);
            ({ stack, lastmark, lastindex } = s);
            if (count < least) break run;
            ptr += count;
          }
          const ends = stack[base + TOP] === 1 && ((s.matchAll && ptr !== end) || (s.mustAdvance && ptr === s.start));
          if (codes[pc + codes[pc]] === 1 && !ends) {
            at = ptr;
            matched = true;
            break run;
          }
          stack[base + COUNT] = count;
          stack[base + LAST_MARK] = lastmark;
          stack[base + LAST_INDEX] = lastindex;
          if (repeat >= 0) {
            for (let i = 0; i <= lastmark; i++) stack[sp++] = marks[i];
          }
          op = 52;
          continue;
        }
        case 52: {
          // The tail after more and more items.
          const most = codes[pc + 2];
          if (most >= 0 && stack[base + COUNT] > most) break run;
          at = ptr;
          attempt = MIN_REPEAT_ONE;
          target = pc + codes[pc];
          top = stack[base + TOP];
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;
        }

        case 29: {
          // POSSESSIVE_REPEAT_ONE
          const least = codes[pc + 1] >>> 0;
          if (least > end - ptr) break run;
          s.sp = sp;
          s.repeat = repeat;
          s.lastmark = lastmark;
          s.lastindex = lastindex;
          const count = countItems(s, pc + 3, ptr, codes[pc + 2]);
          ({ stack, lastmark, lastindex } = s);
          ptr += count;
          if (count < least) break run;
          pc += codes[pc];
          if (codes[pc] === 1 && ptr === end && !(stack[base + TOP] === 1 && s.mustAdvance && ptr === s.start)) {
            at = ptr;
            matched = true;
            break run;
          }
          break;
        }

        case 23: // REPEAT: the work is done by the UNTIL at its end
          stack[base + R_COUNT] = -1;
          stack[base + R_OUTER] = repeat;
          stack[base + R_LAST] = -1;
          stack[base + R_PC] = pc;
          sp += REPEAT_FRAME - FRAME;
          repeat = base;
          at = ptr;
          attempt = REPEAT;
          target = pc + codes[pc];
          top = stack[base + TOP];
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;

        case 18: {
          // MAX_UNTIL
          const r = repeat;
          if (r < 0) throw new Error('a repeat ends that did not begin');
          const body = stack[r + R_PC];
          const count = stack[r + R_COUNT] + 1;
          const most = codes[body + 2];
          at = ptr;
          stack[base + SERVES] = r;
          stack[base + COUNT] = count;
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          top = stack[base + TOP];
          if (count < codes[body + 1] >>> 0) {
            stack[r + R_COUNT] = count;
            attempt = MAX_ENOUGH;
            target = body + 3;
            continue turn;
          }
          if ((most < 0 || count < most) && ptr !== stack[r + R_LAST]) {
            stack[r + R_COUNT] = count;
            stack[base + LAST_MARK] = lastmark;
            stack[base + LAST_INDEX] = lastindex;
            for (let i = 0; i <= lastmark; i++) stack[sp++] = marks[i];
            // A body that matches nothing must not be tried forever.
            stack[sp++] = stack[r + R_LAST];
            stack[r + R_LAST] = ptr;
            attempt = MAX_MORE;
            target = body + 3;
            continue turn;
          }
          repeat = stack[r + R_OUTER];
          attempt = MAX_TAIL;
          target = pc;
          continue turn;
        }

        case 19: {
          // MIN_UNTIL
          const r = repeat;
          if (r < 0) throw new Error('a repeat ends that did not begin');
          const body = stack[r + R_PC];
          const count = stack[r + R_COUNT] + 1;
          at = ptr;
          stack[base + SERVES] = r;
          stack[base + COUNT] = count;
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          top = stack[base + TOP];
          if (count < codes[body + 1] >>> 0) {
            stack[r + R_COUNT] = count;
            attempt = MIN_ENOUGH;
            target = body + 3;
            continue turn;
          }
          repeat = stack[r + R_OUTER];
          stack[base + LAST_MARK] = lastmark;
          stack[base + LAST_INDEX] = lastindex;
          if (repeat >= 0) {
            for (let i = 0; i <= lastmark; i++) stack[sp++] = marks[i];
          }
          attempt = MIN_TAIL;
          target = pc;
          continue turn;
        }

        case 28: // POSSESSIVE_REPEAT
          at = ptr;
          stack[base + COUNT] = 0;
          op = 53;
          continue;
        case 53: // Until there are enough items.
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          if (stack[base + COUNT] < codes[pc + 1] >>> 0) {
            attempt = POSSESSIVE_ENOUGH;
            target = pc + 3;
            top = 0;
            continue turn;
          }
          ptr = -1;
          op = 54;
          continue;
        case 54: {
          // As many items as there are, from `at` on; `ptr` is where the last one began.
          const most = codes[pc + 2];
          if ((most >= 0 && stack[base + COUNT] >= most) || at === ptr) {
            pc += codes[pc] + 1;
            ptr = at;
            break;
          }
          stack[base + LAST_MARK] = lastmark;
          stack[base + LAST_INDEX] = lastindex;
          for (let i = 0; i <= lastmark; i++) stack[sp++] = marks[i];
          ptr = at;
          attempt = POSSESSIVE_MORE;
          target = pc + 3;
          top = 0;
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;
        }

        case 27: // ATOMIC_GROUP
          at = ptr;
          attempt = ATOMIC;
          target = pc + 1;
          top = 0;
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;
        case 4: // ASSERT
          if (ptr < codes[pc + 1] >>> 0) break run;
          at = ptr - codes[pc + 1];
          attempt = ASSERT;
          target = pc + 2;
          top = 0;
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;
        case 5: // ASSERT_NOT
          if (ptr < codes[pc + 1] >>> 0) {
            pc += codes[pc];
            break;
          }
          at = ptr - codes[pc + 1];
          stack[base + LAST_MARK] = lastmark;
          stack[base + LAST_INDEX] = lastindex;
          if (repeat >= 0) {
            for (let i = 0; i <= lastmark; i++) stack[sp++] = marks[i];
          }
          attempt = ASSERT_NOT;
          target = pc + 2;
          top = 0;
          stack[base + PC] = pc;
          stack[base + PTR] = ptr;
          continue turn;

        case 12: {
          // GROUPREF_EXISTS
          const group = codes[pc] * 2;
          if (group < lastmark && marks[group] >= 0 && marks[group + 1] >= marks[group]) pc += 2;
          else pc += codes[pc + 1];
          break;
        }
        case 11: {
          // GROUPREF
          const group = codes[pc] * 2;
          if (group >= lastmark || marks[group] < 0 || marks[group + 1] < marks[group]) break run;
          for (let i = marks[group], stop = marks[group + 1]; i < stop; i++, ptr++) {
            if (ptr >= end || points[ptr] !== points[i]) break run;
          }
          pc++;
          break;
        }
        case 30: // GROUPREF_IGNORE
        case 34: // GROUPREF_LOC_IGNORE
        case 38: {
          // GROUPREF_UNI_IGNORE
          const group = codes[pc] * 2;
          if (group >= lastmark || marks[group] < 0 || marks[group + 1] < marks[group]) break run;
          const lower = op === 38 ? lowerUnicode : op === 34 ? lowerLocale : lowerAscii;
          for (let i = marks[group], stop = marks[group + 1]; i < stop; i++, ptr++) {
            if (ptr >= end || lower(points[ptr]) !== lower(points[i])) break run;
          }
          pc++;
          break;
        }

        case 40: // LITERAL_UNI_IGNORE
          if (ptr >= end || lowerUnicode(points[ptr]) !== codes[pc]) break run;
          pc++;
          ptr++;
          break;
        case 32: // LITERAL_IGNORE
          if (ptr >= end || lowerAscii(points[ptr]) !== codes[pc]) break run;
          pc++;
          ptr++;
          break;
        case 36: // LITERAL_LOC_IGNORE
          if (ptr >= end || !equalLocale(codes[pc], points[ptr])) break run;
          pc++;
          ptr++;
          break;
        case 41: // NOT_LITERAL_UNI_IGNORE
          if (ptr >= end || lowerUnicode(points[ptr]) === codes[pc]) break run;
          pc++;
          ptr++;
          break;
        case 33: // NOT_LITERAL_IGNORE
          if (ptr >= end || lowerAscii(points[ptr]) === codes[pc]) break run;
          pc++;
          ptr++;
          break;
        case 37: // NOT_LITERAL_LOC_IGNORE
          if (ptr >= end || equalLocale(codes[pc], points[ptr])) break run;
          pc++;
          ptr++;
          break;
        case 39: // IN_UNI_IGNORE
          if (ptr >= end || !inSet(codes, pc + 1, lowerUnicode(points[ptr]))) break run;
          pc += codes[pc];
          ptr++;
          break;
        case 31: // IN_IGNORE
          if (ptr >= end || !inSet(codes, pc + 1, lowerAscii(points[ptr]))) break run;
          pc += codes[pc];
          ptr++;
          break;
        case 35: // IN_LOC_IGNORE
          if (ptr >= end || !inSetLocale(codes, pc + 1, points[ptr])) break run;
          pc += codes[pc];
          ptr++;
          break;
        default:
          throw new Error(`regular expression code ${op} is unknown`);
      }
      op = codes[pc++];
    }

    // A context has come to its end: its result goes to the one below, which may end with it.
    for (;;) {
      const what = stack[base];
      sp = base;
      base = stack[base + PREVIOUS];
      if (what === NONE) {
        s.lastmark = lastmark;
        s.lastindex = lastindex;
        s.repeat = repeat;
        s.ptr = at;
        s.sp = bottom;
        return matched;
      }
      pc = stack[base + PC];
      ptr = stack[base + PTR];
      const r = stack[base + SERVES];
      switch (what) {
        case BRANCH:
        case REPEAT_ONE:
        case MIN_REPEAT_ONE: {
          if (matched) continue;
          lastmark = stack[base + LAST_MARK];
          lastindex = stack[base + LAST_INDEX];
          if (repeat >= 0) for (let i = lastmark, k = sp; i >= 0; i--) marks[i] = stack[--k];
          if (what === BRANCH) {
            pc += codes[pc];
            op = 50;
          } else if (what === REPEAT_ONE) {
            ptr--;
            stack[base + COUNT]--;
            op = 51;
          } else {
            s.sp = sp;
            s.repeat = repeat;
            s.lastmark = lastmark;
            s.lastindex = lastindex;
            const more = countItems(s, pc + 3, ptr, 1);
            ({ stack, lastmark, lastindex } = s);
            if (more === 0) continue;
            ptr++;
            stack[base + COUNT]++;
            op = 52;
          }
          attempt = RESUME;
          continue turn;
        }
        case REPEAT:
          repeat = stack[base + R_OUTER];
          continue;
        case MAX_ENOUGH:
        case MIN_ENOUGH:
          if (matched) continue;
          stack[r + R_COUNT] = stack[base + COUNT] - 1;
          at = ptr;
          continue;
        case MAX_MORE:
          stack[r + R_LAST] = stack[--sp];
          if (matched) continue;
          lastmark = stack[base + LAST_MARK];
          lastindex = stack[base + LAST_INDEX];
          for (let i = lastmark; i >= 0; i--) marks[i] = stack[--sp];
          stack[r + R_COUNT] = stack[base + COUNT] - 1;
          // No further item: now the tail must match.
          repeat = stack[r + R_OUTER];
          at = ptr;
          attempt = MAX_TAIL;
          target = pc;
          top = stack[base + TOP];
          continue turn;
        case MAX_TAIL:
          repeat = r;
          if (!matched) at = ptr;
          continue;
        case MIN_TAIL: {
          const inRepeat = repeat >= 0;
          repeat = r;
          if (matched) continue;
          lastmark = stack[base + LAST_MARK];
          lastindex = stack[base + LAST_INDEX];
          if (inRepeat) for (let i = lastmark; i >= 0; i--) marks[i] = stack[--sp];
          at = ptr;
          const body = stack[r + R_PC];
          const count = stack[base + COUNT];
          const most = codes[body + 2];
          if ((most >= 0 && count >= most) || ptr === stack[r + R_LAST]) continue;
          stack[r + R_COUNT] = count;
          stack[sp++] = stack[r + R_LAST];
          stack[r + R_LAST] = ptr;
          attempt = MIN_MORE;
          target = body + 3;
          top = stack[base + TOP];
          continue turn;
        }
        case MIN_MORE:
          stack[r + R_LAST] = stack[--sp];
          if (matched) continue;
          stack[r + R_COUNT] = stack[base + COUNT] - 1;
          at = ptr;
          continue;
        case POSSESSIVE_ENOUGH:
          if (!matched) {
            at = ptr;
            continue;
          }
          stack[base + COUNT]++;
          op = 53;
          attempt = RESUME;
          continue turn;
        case POSSESSIVE_MORE:
          attempt = RESUME;
          if (matched) {
            sp -= stack[base + LAST_MARK] + 1;
            stack[base + COUNT]++;
            op = 54;
            continue turn;
          }
          lastmark = stack[base + LAST_MARK];
          lastindex = stack[base + LAST_INDEX];
          for (let i = lastmark; i >= 0; i--) marks[i] = stack[--sp];
          pc += codes[pc] + 1;
          at = ptr;
          op = codes[pc++];
          continue turn;
        case ATOMIC:
          if (!matched) {
            at = ptr;
            continue;
          }
          pc += codes[pc];
          ptr = at;
          op = codes[pc++];
          attempt = RESUME;
          continue turn;
        case ASSERT:
          if (!matched) continue;
          pc += codes[pc];
          op = codes[pc++];
          attempt = RESUME;
          continue turn;
        case ASSERT_NOT:
          if (matched) {
            matched = false;
            continue;
          }
          lastmark = stack[base + LAST_MARK];
          lastindex = stack[base + LAST_INDEX];
          if (repeat >= 0) for (let i = lastmark; i >= 0; i--) marks[i] = stack[--sp];
          pc += codes[pc];
          op = codes[pc++];
          attempt = RESUME;
          continue turn;
      }
    }
  }
}
