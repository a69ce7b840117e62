/** The native modules of numbers, binary data and characters, by name. */
import type { PyModule } from '../objects/module.ts';
import type { Thread } from '../objects/thread.ts';
import { makeDatetime } from './_datetime/module.ts';
import { makeDecimal } from './_decimal/module.ts';
import { makeHashlib } from './_hashlib/module.ts';
import { makeRandom } from './_random.ts';
import { makeStatistics } from './_statistics.ts';
import { makeStruct } from './_struct/module.ts';
import { makeUuid } from './_uuid.ts';
import { makeZoneinfo } from './_zoneinfo/module.ts';
import { makeArray } from './array/module.ts';
import { makeBinascii } from './binascii/module.ts';
import { makeCmath } from './cmath/module.ts';
import { makeBlake2 } from './hashes/blake2.ts';
import { makeMd5, makeSha1, makeSha2 } from './hashes/sha.ts';
import { makeSha3 } from './hashes/sha3.ts';
import { makeMath } from './math/module.ts';
import { makeUnicodedata } from './unicodedata.ts';
import { makeZlib } from './zlib/module.ts';

export const numericModules: [string, (t: Thread) => PyModule][] = [
  ['_blake2', makeBlake2],
  ['_datetime', makeDatetime],
  ['_decimal', makeDecimal],
  ['_hashlib', makeHashlib],
  ['_md5', makeMd5],
  ['_random', makeRandom],
  ['_sha1', makeSha1],
  ['_sha2', makeSha2],
  ['_sha3', makeSha3],
  ['_statistics', makeStatistics],
  ['_struct', makeStruct],
  ['_uuid', makeUuid],
  ['_zoneinfo', makeZoneinfo],
  ['array', makeArray],
  ['binascii', makeBinascii],
  ['cmath', makeCmath],
  ['math', makeMath],
  ['unicodedata', makeUnicodedata],
  ['zlib', makeZlib],
];
