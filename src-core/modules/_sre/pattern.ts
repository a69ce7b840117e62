/** `re.Pattern` (Modules/_sre/sre.c): what is done with a pattern and a text. Replacing is in substitute.ts. */
import { xorInts } from '../../base/hash64.ts';
import { hashBytes } from '../../base/siphash.ts';
import { same } from '../../objects/abstract/compare.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { fillType, type NativeRow, nativeDef } from '../../objects/define.ts';
import { PyBuiltin } from '../../objects/descr.ts';
import { PyDict } from '../../objects/dict.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { PyCallableIter } from '../../objects/iterators/seq-iter-type.ts';
import { PyMappingProxy } from '../../objects/mappingproxy.ts';
import { concatStr, lengthStr, sliceStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { type CompareOp, EQ, NE } from '../../objects/type.ts';
import { NotImplemented, PyList, PyTuple, type Str, type Value } from '../../objects/value.ts';
import type { Matching } from './matching.ts';
import { groupFound, guarded, matchFound, PyPattern, PyScanner, patternType, scannerType, sliceText } from './objects.ts';
import { matchHere, search } from './search.ts';
import { substitute } from './substitute.ts';

const FOREVER = Number.MAX_SAFE_INTEGER;
const WHERE = '(self, /, string, pos: index = 0, endpos: index = sys.maxsize)';

/** One match or None. */
const once =
  (find: (s: Matching) => boolean, all: boolean) =>
  (t: Thread, self: PyPattern, string: Value, pos: number, endpos: number): Value => {
    const s = self.begin(t, string, pos, endpos);
    const { start, end } = s;
    s.matchAll = all;
    const found = guarded(s, find) ? matchFound(self, s, string, start, end) : null;
    self.end(s);
    return found;
  };

/** Calls `each` for every match from left to right, until it answers false. */
export function everyMatch(s: Matching, each: () => boolean | undefined): void {
  while (s.start <= s.end) {
    s.reset();
    if (!guarded(s, search)) return;
    const begin = s.start;
    if (each() === false) return;
    // The next match may begin here, but not be the same empty one again.
    s.mustAdvance = s.ptr === begin;
    s.start = s.ptr;
  }
}

function findAll(t: Thread, self: PyPattern, string: Value, pos: number, endpos: number): Value {
  const s = self.begin(t, string, pos, endpos);
  const { groups } = self;
  const empty = sliceText(s.text, string, 0, 0);
  const out: Value[] = [];
  everyMatch(s, () => {
    if (groups === 0) out.push(sliceText(s.text, string, s.start, s.ptr));
    else if (groups === 1) out.push(groupFound(s, string, 1, empty));
    else {
      const items: Value[] = [];
      for (let group = 1; group <= groups; group++) items.push(groupFound(s, string, group, empty));
      out.push(new PyTuple(items));
    }
    return true;
  });
  self.end(s);
  return new PyList(out);
}

function split(t: Thread, self: PyPattern, string: Value, most: number): Value {
  const s = self.begin(t, string, 0, FOREVER);
  const out: Value[] = [];
  let last = 0;
  let count = 0;
  everyMatch(s, () => {
    out.push(sliceText(s.text, string, last, s.start));
    for (let group = 1; group <= self.groups; group++) out.push(groupFound(s, string, group, null));
    last = s.ptr;
    return ++count !== most;
  });
  out.push(sliceText(s.text, string, last, s.end));
  self.end(s);
  return new PyList(out);
}

const makeScanner = (t: Thread, self: PyPattern, string: Value, pos: number, endpos: number): PyScanner =>
  new PyScanner(self, string, self.begin(t, string, pos, endpos));

/** One step of a scanner. */
const step =
  (find: (s: Matching) => boolean) =>
  (_t: Thread, self: PyScanner): Value => {
    if (self.done) return null;
    const s = self.state;
    s.reset();
    if (!guarded(s, find)) {
      self.done = true;
      return null;
    }
    const found = matchFound(self.pattern, s, self.string, self.pos, self.endpos);
    s.mustAdvance = s.ptr === s.start;
    s.start = s.ptr;
    return found;
  };

const scannerMethods: Record<string, NativeRow> = {
  match: ['(self, /)', step(matchHere)],
  search: ['(self, /)', step(search)],
};

fillType(scannerType, {
  class: PyScanner,
  methods: scannerMethods,
  members: { pattern: (_t, self: PyScanner) => self.pattern },
});

const searchStep = nativeDef('search', scannerMethods.search);

const FLAGS: readonly [string, number][] = [
  ['re.TEMPLATE', 1],
  ['re.IGNORECASE', 2],
  ['re.LOCALE', 4],
  ['re.MULTILINE', 8],
  ['re.DOTALL', 16],
  ['re.UNICODE', 32],
  ['re.VERBOSE', 64],
  ['re.DEBUG', 128],
  ['re.ASCII', 256],
];
const KIND_FLAGS = 4 | 32 | 256;

function reprPattern(t: Thread, self: PyPattern): Str {
  let { flags } = self;
  // What a pattern of str has by default is not shown.
  if (self.kind === 'str' && (flags & KIND_FLAGS) === 32) flags &= ~32;
  const names: string[] = [];
  for (const [name, flag] of FLAGS) {
    if (flags & flag) names.push(name);
    flags &= ~flag;
  }
  if (flags !== 0) names.push(`0x${(flags >>> 0).toString(16)}`);
  const shown = repr(t, self.pattern);
  const text = lengthStr(shown) > 200 ? sliceStr(shown, 0, 200) : shown;
  return concatStr('re.compile(', text, names.length === 0 ? '' : `, ${names.join('|')}`, ')');
}

function sameCodes(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function compare(t: Thread, self: PyPattern, other: Value, op: CompareOp): Value {
  if ((op !== EQ && op !== NE) || !(other instanceof PyPattern)) return NotImplemented;
  const equal =
    self === other ||
    (self.flags === other.flags &&
      self.kind === other.kind &&
      sameCodes(self.codes, other.codes) &&
      same(t, self.pattern, other.pattern));
  return equal === (op === EQ);
}

const KIND_NUMBERS = { str: 0, bytes: 1, any: -1 };

function hashPattern(t: Thread, self: PyPattern): number | bigint {
  const { codes } = self;
  const bytes = new Uint8Array(codes.length * 4);
  const view = new DataView(bytes.buffer);
  codes.forEach((code, i) => {
    view.setInt32(i * 4, code, true);
  });
  let h = xorInts(hash(t, self.pattern), hashBytes(bytes));
  for (const part of [self.flags, KIND_NUMBERS[self.kind], codes.length]) h = xorInts(h, part);
  return h === -1 ? -2 : h;
}

fillType(patternType, {
  class: PyPattern,
  slots: { tp_repr: reprPattern, tp_hash: hashPattern, tp_richcompare: compare },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    match: [WHERE, once(matchHere, false)],
    fullmatch: [WHERE, once(matchHere, true)],
    search: [WHERE, once(search, false)],
    findall: [WHERE, findAll],
    finditer: [
      WHERE,
      (t, self: PyPattern, string: Value, pos: number, endpos: number) => {
        const scanner = makeScanner(t, self, string, pos, endpos);
        return new PyCallableIter(new PyBuiltin(searchStep, scanner, null, scannerType), null);
      },
    ],
    scanner: [WHERE, makeScanner],
    split: ['(self, /, string, maxsplit: index = 0)', split],
    sub: [
      '(self, /, repl, string, count: index = 0)',
      (t, self: PyPattern, repl: Value, string: Value, most: number) => substitute(t, self, repl, string, most).text,
    ],
    subn: [
      '(self, /, repl, string, count: index = 0)',
      (t, self: PyPattern, repl: Value, string: Value, most: number) => {
        const { text, count } = substitute(t, self, repl, string, most);
        return new PyTuple([text, count]);
      },
    ],
    __copy__: ['(self, /)', (_t, self: PyPattern) => self],
    __deepcopy__: ['(self, memo, /)', (_t, self: PyPattern) => self],
  },
  getset: {
    groupindex: [(_t, self: PyPattern) => (self.groupindex ? new PyMappingProxy(self.groupindex) : new PyDict())],
  },
  members: {
    pattern: (_t, self: PyPattern) => self.pattern,
    flags: (_t, self: PyPattern) => self.flags,
    groups: (_t, self: PyPattern) => self.groups,
  },
});
