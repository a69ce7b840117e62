/** The `_random` module (Modules/_randommodule.c): the Mersenne Twister MT19937 of M. Matsumoto and T. Nishimura. */
import { absInt, bitLength, canonical, type Int } from '../base/int.ts';
import { hash } from '../objects/abstract/hash.ts';
import { fillType } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { adopt } from '../objects/subclass.ts';
import type { Thread } from '../objects/thread.ts';
import type { PyType } from '../objects/type.ts';
import { asInt, PyFloat, PyObject, PyTuple, type Str, type Value } from '../objects/value.ts';
import { typeIn, typeName } from './native-type.ts';
import { hostOf } from './world.ts';

const SIZE = 624;
const SHIFT = 397;
const MATRIX = 0x9908b0df;

class PyRandom extends PyObject {
  state = new Uint32Array(SIZE);
  index = SIZE;
}

const randomType = typeIn('_random', 'Random');

/** 32 random bits. */
function next(self: PyRandom): number {
  const { state } = self;
  if (self.index >= SIZE) {
    for (let i = 0; i < SIZE; i++) {
      const y = (state[i] & 0x80000000) | (state[i + 1 === SIZE ? 0 : i + 1] & 0x7fffffff);
      state[i] = state[i + SHIFT < SIZE ? i + SHIFT : i + SHIFT - SIZE] ^ (y >>> 1) ^ (y & 1 ? MATRIX : 0);
    }
    self.index = 0;
  }
  let y = state[self.index++];
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

function seedWord(self: PyRandom, word: number): void {
  const { state } = self;
  state[0] = word;
  for (let i = 1; i < SIZE; i++) state[i] = Math.imul(1812433253, state[i - 1] ^ (state[i - 1] >>> 30)) + i;
  self.index = SIZE;
}

function seedArray(self: PyRandom, key: Uint32Array): void {
  seedWord(self, 19650218);
  const { state } = self;
  let i = 1;
  const step = () => {
    if (++i < SIZE) return;
    state[0] = state[SIZE - 1];
    i = 1;
  };
  const mixed = (factor: number) => state[i] ^ Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), factor);
  let j = 0;
  for (let k = Math.max(SIZE, key.length); k > 0; k--) {
    state[i] = mixed(1664525) + key[j] + j;
    step();
    if (++j >= key.length) j = 0;
  }
  for (let k = SIZE - 1; k > 0; k--) {
    state[i] = mixed(1566083941) - i;
    step();
  }
  state[0] = 0x80000000;
}

/** The 32-bit words of a number that is not negative, the lowest first. */
function wordsOf(value: Int): Uint32Array {
  const words = new Uint32Array(Math.max(1, Math.ceil(bitLength(value) / 32)));
  const hex = value.toString(16);
  for (let i = 0; i < words.length; i++) {
    const end = hex.length - i * 8;
    words[i] = Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16);
  }
  return words;
}

/** An int by its absolute value, anything else by its hash; without a number 2,496 bytes of the host's entropy. */
function seed(t: Thread, self: PyRandom, n: Value): Value {
  if (n === null) {
    const bytes = hostOf(t).entropy(SIZE * 4);
    seedArray(self, new Uint32Array(bytes.slice().buffer));
    return null;
  }
  const int = typeof n === 'boolean' ? Number(n) : asInt(n);
  seedArray(self, wordsOf(int === undefined ? canonical(BigInt.asUintN(64, BigInt(hash(t, n)))) : absInt(int)));
  return null;
}

function random(_t: Thread, self: PyRandom): Value {
  const a = next(self) >>> 5;
  const b = next(self) >>> 6;
  return new PyFloat((a * 67108864 + b) * (1 / 9007199254740992));
}

function getrandbits(_t: Thread, self: PyRandom, k: number): Value {
  if (k < 0) return raise.ValueError('number of bits must be non-negative');
  if (k === 0) return 0;
  if (k <= 32) return next(self) >>> (32 - k);
  let hex = '';
  for (let left = k; left > 0; left -= 32) {
    const word = left < 32 ? next(self) >>> (32 - left) : next(self);
    hex = word.toString(16).padStart(8, '0') + hex;
  }
  return canonical(BigInt(`0x${hex}`));
}

/** An int for a C unsigned long. */
function unsignedLong(value: Value): number {
  const int = asInt(value);
  if (int === undefined) return raise.TypeError('an integer is required');
  if (int < 0) return raise.OverflowError("can't convert negative value to unsigned int");
  if (BigInt.asUintN(64, BigInt(int)) !== BigInt(int)) {
    return raise.OverflowError('Python int too large to convert to C unsigned long');
  }
  return Number(BigInt.asUintN(32, BigInt(int)));
}

function setstate(_t: Thread, self: PyRandom, state: Value): Value {
  if (!(state instanceof PyTuple)) return raise.TypeError('state vector must be a tuple');
  if (state.items.length !== SIZE + 1) return raise.ValueError('state vector is the wrong size');
  const words = Uint32Array.from(state.items.slice(0, SIZE), unsignedLong);
  const index = asInt(state.items[SIZE]);
  if (index === undefined) {
    return raise.TypeError(`'${typeName(state.items[SIZE])}' object cannot be interpreted as an integer`);
  }
  if (index < 0 || index > SIZE) return raise.ValueError('invalid state');
  self.state = words;
  self.index = Number(index);
  return null;
}

function initialize(t: Thread, self: PyRandom, args: Value[], kwnames: readonly Str[] | undefined): void {
  if (kwnames?.length && (self.cls === randomType || self.cls.tp_init === randomType.tp_init)) {
    raise.TypeError('Random() takes no keyword arguments');
  }
  if (args.length - (kwnames?.length ?? 0) > 1) raise.TypeError('Random() requires 0 or 1 argument');
  seed(t, self, args.length - (kwnames?.length ?? 0) === 1 ? args[0] : null);
}

fillType(randomType, {
  class: PyRandom,
  plainGetattribute: true,
  constants: { __module__: '_random' },
  slots: {
    tp_new: (_t: Thread, cls: PyType) => adopt(new PyRandom(), cls, randomType),
    tp_init: initialize as never,
  },
  methods: {
    random: ['(self, /)', random],
    seed: ['(self, n=None, /)', seed],
    getstate: ['(self, /)', (_t, self: PyRandom) => new PyTuple([...self.state, self.index])],
    setstate: ['(self, state, /)', setstate],
    getrandbits: ['(self, k: int, /)', getrandbits],
  },
});

/** Makes the module object. */
export function makeRandom(): PyModule {
  const module = new PyModule('_random');
  module.dict.setStr('Random', randomType);
  return module;
}
