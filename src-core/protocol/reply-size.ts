/** How large an answer may be: one that would fill the memory of whoever reads it is refused before it is sent. */

/** The largest answer that is sent, in bytes as far as they can be told from outside: 100 MB. */
export const LARGEST_REPLY = 100_000_000;

/** Is a value larger than `most` bytes; stops counting there. */
export function isLarger(value: unknown, most: number): boolean {
  let left = most;
  const count = (item: unknown): boolean => {
    if (typeof item === 'string') left -= item.length;
    else if (item !== null && typeof item === 'object') {
      left -= 16;
      for (const inner of Array.isArray(item) ? item : Object.values(item)) if (left < 0 || count(inner)) return true;
    } else left -= 8;
    return left < 0;
  };
  return count(value);
}
