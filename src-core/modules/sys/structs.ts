/** The named tuples of `sys`: version, flags, and how numbers are made (Python/sysmodule.c, Objects/floatobject.c, longobject.c). */
import { makeNamespace, type PyNamespace } from '../../objects/namespace.ts';
import { makeStructSequence, type PyStructSequence, structSequenceType } from '../../objects/structseq.ts';
import { PyFloat, type Value } from '../../objects/value.ts';
import type { StartOptions } from '../world.ts';

/** A type of which `sys` has one object, and that nobody can call. */
function single(name: string, fields: Readonly<Record<string, Value>>): PyStructSequence {
  const type = structSequenceType({ name: `sys.${name}`, fields: Object.keys(fields), callable: false });
  return makeStructSequence(type, Object.values(fields));
}

export const versionInfo = single('version_info', { major: 3, minor: 12, micro: 7, releaselevel: 'final', serial: 0 });
export const HEX_VERSION = 0x030c07f0;

export const floatInfo = single('float_info', {
  max: new PyFloat(Number.MAX_VALUE),
  max_exp: 1024,
  max_10_exp: 308,
  min: new PyFloat(2 ** -1022),
  min_exp: -1021,
  min_10_exp: -307,
  dig: 15,
  mant_dig: 53,
  epsilon: new PyFloat(Number.EPSILON),
  radix: 2,
  rounds: 1,
});

export const intInfo = single('int_info', {
  bits_per_digit: 30,
  sizeof_digit: 4,
  default_max_str_digits: 4300,
  str_digits_check_threshold: 640,
});

export const hashInfo = single('hash_info', {
  width: 64,
  modulus: 2n ** 61n - 1n,
  inf: 314159,
  nan: 0,
  imag: 1000003,
  algorithm: 'siphash13',
  hash_bits: 64,
  seed_bits: 128,
  cutoff: 0,
});

export const threadInfo = single('thread_info', { name: 'pthread', lock: 'semaphore', version: null });

const flagsType = structSequenceType({
  name: 'sys.flags',
  fields: [
    'debug',
    'inspect',
    'interactive',
    'optimize',
    'dont_write_bytecode',
    'no_user_site',
    'no_site',
    'ignore_environment',
    'verbose',
    'bytes_warning',
    'quiet',
    'hash_randomization',
    'isolated',
    'dev_mode',
    'utf8_mode',
    'warn_default_encoding',
    'safe_path',
    'int_max_str_digits',
  ],
  callable: false,
});

export function makeFlags(start: StartOptions, intMaxStrDigits: number): PyStructSequence {
  const bit = (on: boolean | undefined) => (on ? 1 : 0);
  const isolated = bit(start.isolated);
  return makeStructSequence(flagsType, [
    0,
    bit(start.inspect),
    bit(start.interactive),
    start.optimize ?? 0,
    bit(start.dontWriteBytecode),
    bit(start.noUserSite) || isolated,
    bit(start.noSite),
    bit(start.ignoreEnvironment) || isolated,
    start.verbose ?? 0,
    start.bytesWarning ?? 0,
    bit(start.quiet),
    // Hashes are those of PYTHONHASHSEED=0.
    0,
    isolated,
    start.devMode ?? false,
    bit(start.utf8Mode),
    bit(start.warnDefaultEncoding),
    start.safePath || isolated === 1,
    intMaxStrDigits,
  ]);
}

const PLATFORM_TRIPLES: Readonly<Record<string, string>> = { linux: 'x86_64-linux-gnu', darwin: 'darwin' };

export function makeImplementation(platform: string): PyNamespace {
  const triple = PLATFORM_TRIPLES[platform];
  return makeNamespace({
    name: 'lasti',
    // The compiler's output is that of CPython, byte for byte, and so are the files it goes into.
    cache_tag: 'cpython-312',
    version: versionInfo,
    hexversion: HEX_VERSION,
    ...(triple === undefined ? {} : { _multiarch: triple }),
  });
}
