/** Magic numbers of `.pyc` files: which Python wrote one (CPython Lib/importlib/_bootstrap_external.py). */

/** The number of CPython 3.12. */
export const MAGIC = 3531;
/** The first four bytes as one word, least byte first. */
export const MAGIC_WORD = 0x0a0d0000 + MAGIC;

/** First number of each version's range, rising; alphas and betas of a version used the numbers before its final one. */
const FIRST_NUMBERS: readonly (readonly [number, string])[] = [
  [3000, '3.0'],
  [3141, '3.1'],
  [3160, '3.2'],
  [3190, '3.3'],
  [3250, '3.4'],
  [3320, '3.5'],
  [3360, '3.6'],
  [3390, '3.7'],
  [3400, '3.8'],
  [3420, '3.9'],
  [3430, '3.10'],
  [3450, '3.11'],
  [3500, '3.12'],
  [3550, '3.13'],
  [3600, '3.14'],
  [3650, '3.15'],
];

/** The Python version that a magic number belongs to, `undefined` when none known has it. */
export function pythonVersion(magic: number): string | undefined {
  if (magic >= 62211 && magic < 62400) return '2.7';
  let version: string | undefined;
  for (const [first, name] of FIRST_NUMBERS) if (magic >= first && magic < 3700) version = name;
  return version;
}
