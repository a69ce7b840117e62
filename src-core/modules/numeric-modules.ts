/** The native modules of numbers, binary data and characters, by name. */
import type { PyModule } from '../objects/module.ts';
import { makeRandom } from './_random.ts';
import { makeStatistics } from './_statistics.ts';
import { makeStruct } from './_struct/module.ts';
import { makeBinascii } from './binascii/module.ts';
import { makeCmath } from './cmath/module.ts';
import { makeMath } from './math/module.ts';
import { makeZlib } from './zlib/module.ts';

export const numericModules: [string, () => PyModule][] = [
  ['_random', makeRandom],
  ['_statistics', makeStatistics],
  ['_struct', makeStruct],
  ['binascii', makeBinascii],
  ['cmath', makeCmath],
  ['math', makeMath],
  ['zlib', makeZlib],
];
