/**
 * Sizes of the instances of native types as a 64-bit CPython 3.12 has them (`__basicsize__`, `__itemsize__`), and the types whose instances its
 * collector does not know (Py_TPFLAGS_HAVE_GC). Types that are not named have the size of their base.
 */

/** Types by the size of their instances and, where these have items, of an item. */
const ROWS: readonly (readonly [size: number, item: number, names: string])[] = [
  [16, 0, 'NoneType NotImplementedType datetime.tzinfo ellipsis object'],
  [24, 0, 'float'],
  [24, 4, 'bool int'],
  [24, 8, 'tuple'],
  [
    32,
    0,
    '_hashlib.HASH _hashlib.HASHXOF _hashlib.HMAC _io._BufferedIOBase _io._IOBase _io._RawIOBase _io._TextIOBase _md5.md5 _sha1.sha1 _sha3.sha3_224 _sha3.sha3_256 _sha3.sha3_384 _sha3.sha3_512 _sha3.shake_128 _sha3.shake_256 anext_awaitable bytearray_iterator bytes_iterator callable_iterator classmethod collections._tuplegetter complex datetime.date datetime.timezone decimal.ContextManager filter functools.KeyWrapper iterator itertools._grouper itertools.batched itertools.chain itertools.compress itertools.filterfalse itertools.pairwise itertools.repeat itertools.starmap list_iterator list_reverseiterator map method-wrapper reversed staticmethod str_ascii_iterator str_iterator tuple_iterator types.UnionType',
  ],
  [32, 8, 'datetime.IsoCalendarDate'],
  [33, 1, 'bytes'],
  [
    40,
    0,
    '_io.IncrementalNewlineDecoder _sha2.SHA224Type _sha2.SHA256Type _sha2.SHA384Type _sha2.SHA512Type _thread.lock array.arrayiterator async_generator_asend async_generator_athrow datetime.time datetime.timedelta itertools.count itertools.dropwhile itertools.takewhile list longrange_iterator operator.attrgetter operator.methodcaller range_iterator slice super traceback typing.ParamSpec unicodedata.UCD',
  ],
  [40, 16, '_sre.SRE_Template'],
  [
    48,
    0,
    '_contextvars.Context _contextvars.Token _csv.Dialect _io.BufferedRWPair _io.FileIO _thread.RLock datetime.datetime dict formatteriterator getset_descriptor itertools._tee itertools.cycle itertools.product member_descriptor memory_iterator method operator.itemgetter range set_iterator zip',
  ],
  [
    56,
    0,
    '_queue.SimpleQueue _socket.socket _struct.Struct builtin_function_or_method bytearray classmethod_descriptor collections._deque_iterator collections._deque_reverse_iterator collections.defaultdict dict_itemiterator dict_keyiterator dict_reverseitemiterator dict_reversekeyiterator dict_reversevalueiterator dict_valueiterator enumerate fieldnameiterator itertools.accumulate itertools.combinations itertools.combinations_with_replacement itertools.islice itertools.zip_longest method_descriptor module typing.TypeAliasType wrapper_descriptor',
  ],
  [
    64,
    0,
    'EncodingMap _contextvars.ContextVar _io.BytesIO _thread._local array.array functools.partial itertools.permutations line_iterator odict_iterator property str types.GenericAlias typing.TypeVar weakref.CallableProxyType weakref.ProxyType weakref.ReferenceType',
  ],
  [72, 0, 'BaseException _csv.writer itertools.groupby pyexpat.xmlparser'],
  [80, 0, 'mmap.mmap NameError StopIteration SystemExit positions_iterator'],
  [88, 0, 'AttributeError BaseExceptionGroup _csv.reader'],
  [88, 8, 're.Match'],
  [96, 0, 'decimal.Context'],
  [96, 4, 're.Pattern'],
  [104, 0, 'ImportError decimal.Decimal pickle.PickleBuffer'],
  [112, 0, 'OSError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError _struct.unpack_iterator collections.OrderedDict'],
  [120, 8, 'frame'],
  [136, 0, 'SyntaxError'],
  [144, 0, 'function'],
  [144, 8, 'async_generator coroutine generator memoryview'],
  [152, 0, '_io.BufferedRandom _io.BufferedReader _io.BufferedWriter _pickle.Pickler functools._lru_cache_wrapper'],
  [168, 0, '_io.StringIO'],
  [184, 0, 'zlib._ZlibDecompressor'],
  [192, 2, 'code'],
  [200, 0, '_io.TextIOWrapper frozenset set'],
  [208, 0, 'zoneinfo.ZoneInfo'],
  [216, 0, 'collections.deque'],
  [240, 0, '_blake2.blake2s _sre.SRE_Scanner'],
  [272, 0, '_pickle.Unpickler'],
  [448, 0, '_blake2.blake2b'],
  [496, 0, 'itertools._tee_dataobject'],
  [920, 40, 'type'],
  [2520, 0, '_random.Random'],
];

/** Size and size of an item, by the name of a type. */
export const TYPE_SIZES: ReadonlyMap<string, readonly [size: number, item: number]> = new Map(
  ROWS.flatMap(([size, item, names]) => names.split(' ').map((name) => [name, [size, item]] as const)),
);

/** Types of which the collector keeps no account. */
export const UNTRACKED_TYPES: ReadonlySet<string> = new Set([
  'symtable entry',
  ...'EncodingMap NoneType NotImplementedType _tokenize.TokenizerIter _blake2.blake2b _blake2.blake2s _hashlib.HASH _hashlib.HASHXOF _hashlib.HMAC _random.Random _sha3.sha3_224 _sha3.sha3_256 _sha3.sha3_384 _sha3.sha3_512 _sha3.shake_128 _sha3.shake_256 bool bytearray bytes code complex datetime.date datetime.datetime datetime.time datetime.timedelta datetime.timezone datetime.tzinfo decimal.Context decimal.ContextManager decimal.Decimal decimal.SignalDictMixin ellipsis fieldnameiterator float formatteriterator int line_iterator longrange_iterator object positions_iterator range range_iterator str zlib._ZlibDecompressor'.split(
    ' ',
  ),
]);
