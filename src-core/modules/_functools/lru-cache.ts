/** The wrapper that `functools.lru_cache` makes (Modules/_functoolsmodule.c `lru_cache_object`). */
import { getAttr } from '../../objects/abstract/attr.ts';
import { call } from '../../objects/abstract/call.ts';
import { hash } from '../../objects/abstract/hash.ts';
import { indexNumber, isIndex } from '../../objects/abstract/number.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { instanceDict } from '../../objects/instance.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import type { Thread } from '../../objects/thread.ts';
import { objectType, type PyType, typeOf } from '../../objects/type.ts';
import { PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { isCallable, typeIn } from '../native-type.ts';

export const lruCacheType = typeIn('functools', '_lru_cache_wrapper', { final: true, hasDict: true, hasWeakref: true });

/** An entry of a bounded cache, linked from the one used longest ago to the last. */
class Link extends PyObject {
  previous: Link = this;
  next: Link = this;
  constructor(
    public key: Value,
    public result: Value,
  ) {
    super();
  }
}
Link.prototype.cls = objectType;

/** Stands between positional arguments and keywords in a key. */
class KeywordMark extends PyObject {}
KeywordMark.prototype.cls = objectType;
const keywordMark = new KeywordMark();

class PyLruCache extends PyObject {
  hits = 0;
  misses = 0;
  readonly entries = new PyDict();
  /** Its `next` is the oldest entry, its `previous` the newest. */
  readonly root = new Link(null, null);
  constructor(
    readonly func: Value,
    /** -1 without a limit. */
    readonly maxsize: number,
    readonly typed: boolean,
    readonly infoType: Value,
  ) {
    super();
    this.dict = undefined;
  }
}

type Names = readonly Str[] | undefined;

/** What a call is found by (`lru_cache_make_key`): a single exact str or int stands for itself. */
function makeKey(self: PyLruCache, args: Value[], kwnames: Names): Value {
  const keywords = kwnames?.length ?? 0;
  if (!self.typed && keywords === 0) {
    if (args.length === 1) {
      const only = typeof args[0];
      if (only === 'number' || only === 'string' || only === 'bigint') return args[0];
    }
    return new PyTuple(args.slice());
  }
  const given = args.length - keywords;
  const key = args.slice(0, given);
  if (keywords > 0) key.push(keywordMark);
  for (let i = 0; i < keywords; i++) key.push((kwnames as readonly Str[])[i], args[given + i]);
  if (self.typed) for (const arg of args) key.push(typeOf(arg));
  return new PyTuple(key);
}

function unlink(link: Link): void {
  link.previous.next = link.next;
  link.next.previous = link.previous;
}

/** Makes a link the newest. */
function append(self: PyLruCache, link: Link): void {
  const { root } = self;
  const last = root.previous;
  last.next = root.previous = link;
  link.previous = last;
  link.next = root;
}

function callUnbounded(t: Thread, self: PyLruCache, args: Value[], kwnames: Names): Value {
  const key = makeKey(self, args, kwnames);
  const known = self.entries.get(t, key);
  if (known !== undefined) {
    self.hits++;
    return known;
  }
  self.misses++;
  const result = call(t, self.func, args, kwnames);
  self.entries.set(t, key, result);
  return result;
}

function callBounded(t: Thread, self: PyLruCache, args: Value[], kwnames: Names): Value {
  const key = makeKey(self, args, kwnames);
  const h = typeof key === 'object' ? hash(t, key) : 0;
  const entry = self.entries.findHashed(t, key, h);
  if (entry >= 0) {
    const known = self.entries.values[entry] as Link;
    unlink(known);
    append(self, known);
    self.hits++;
    return known.result;
  }
  self.misses++;
  const result = call(t, self.func, args, kwnames);
  // The call itself may have put the same key in; then there is nothing to add.
  if (self.entries.findHashed(t, key, h) >= 0) return result;
  let link: Link;
  if (self.entries.size < self.maxsize || self.root.next === self.root) link = new Link(key, result);
  else {
    link = self.root.next;
    unlink(link);
    if (self.entries.delete(t, link.key) === undefined) return result;
    link.key = key;
    link.result = result;
  }
  self.entries.set(t, key, link);
  append(self, link);
  return result;
}

function callCached(t: Thread, self: PyLruCache, args: Value[], kwnames: Names): Value {
  if (self.maxsize > 0) return callBounded(t, self, args, kwnames);
  if (self.maxsize < 0) return callUnbounded(t, self, args, kwnames);
  self.misses++;
  return call(t, self.func, args, kwnames);
}

const NEW = parseSignature('(user_function, maxsize, typed: bool, cache_info_type)');

function newCache(t: Thread, _cls: PyType, args: Value[], kwnames: Names): Value {
  const [func, maxsize, typed, infoType] = bind(t, NEW, 'lru_cache', args, kwnames) as [Value, Value, boolean, Value];
  if (!isCallable(func)) return raise.TypeError('the first argument must be callable');
  if (maxsize !== null && !isIndex(maxsize)) return raise.TypeError('maxsize should be integer or None');
  const limit = maxsize === null ? -1 : Math.max(indexNumber(t, maxsize, 'OverflowError'), 0);
  return new PyLruCache(func, limit, typed, infoType);
}

fillType(lruCacheType, {
  class: PyLruCache,
  slots: {
    tp_new: newCache,
    tp_call: callCached,
    tp_descr_get: (t, self: PyLruCache, obj) => (obj === undefined || obj === null ? self : t.runtime.bindMethod(self, obj)),
  },
  methods: {
    cache_info: [
      '(self, /)',
      (t, self: PyLruCache) => {
        const { hits, misses, maxsize, entries } = self;
        return call(t, self.infoType, [hits, misses, maxsize < 0 ? null : maxsize, entries.size]);
      },
    ],
    cache_clear: [
      '(self, /)',
      (_t, self: PyLruCache) => {
        self.root.next = self.root.previous = self.root;
        self.hits = self.misses = 0;
        self.entries.clear();
        return null;
      },
    ],
    __reduce__: ['~(self, /)', (t, self: PyLruCache) => getAttr(t, self, '__qualname__')],
    __copy__: ['~(self, /)', (_t, self: PyLruCache) => self],
    __deepcopy__: ['~(self, memo, /)', (_t, self: PyLruCache) => self],
  },
  getset: {
    __dict__: [
      (_t, self: PyLruCache) => instanceDict(self),
      (_t, self: PyLruCache, value) => {
        if (!(value instanceof PyDict)) return raise.TypeError('__dict__ must be set to a dictionary');
        self.dict = value;
      },
    ],
  },
});
