/** The `_zoneinfo` module (Modules/_zoneinfo.c): the class of `zoneinfo.ZoneInfo`, whose files the library finds and reads. */
import { getAttr, setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { same } from '../../objects/abstract/compare.ts';
import { iterate } from '../../objects/abstract/iter.ts';
import { binaryOp, index } from '../../objects/abstract/number.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { importModule } from '../../objects/import-module.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import { concatStrs } from '../../objects/str-join.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyTuple, type Str, type Value } from '../../objects/value.ts';
import '../_datetime/module.ts';
import { toOrdinal } from '../_datetime/days.ts';
import { datetimeType, PyDateTime, PyTzInfo, tzinfoType } from '../_datetime/objects.ts';
import { parseArguments } from '../keyword-arguments.ts';
import { raiseOf } from '../module-exception.ts';
import { importedName, typeIn } from '../native-type.ts';
import { EPOCH_ORDINAL, type TimeType } from './rules.ts';
import { type Deltas, loadZone, typeAt, typeFromUtc, type ZoneData } from './zone-data.ts';

const NB_ADD = 0;
/** Zones that are kept even where nobody holds them. */
const KEPT = 8;

const zoneType = typeIn('zoneinfo', 'ZoneInfo', { base: tzinfoType, hasWeakref: true });

class PyZoneInfo extends PyTzInfo {
  /** Where it came from decides how it is pickled. */
  source: 'cache' | 'no cache' | 'file' = 'no cache';
  constructor(
    readonly key: Value,
    readonly data: ZoneData,
    /** Of a zone without a key: the file that it was read from. */
    readonly fileRepr: Str | undefined,
  ) {
    super();
  }
}

/** What the module keeps for a machine; the library's functions are those of the time when it was imported. */
interface State {
  readonly common: Value;
  readonly findFile: Value;
  readonly open: Value;
  readonly weakCache: Value;
  /** The last used first. */
  kept: { readonly key: Value; readonly zone: Value }[];
  readonly deltas: Deltas;
}

const states = new RuntimeState<State>();
const stateOf = (t: Thread): State => states.get(t.runtime) as State;

const newWeakCache = (t: Thread): Value => call(t, importedName(t, 'weakref', 'WeakValueDictionary'), []);
const weakCacheOf = (t: Thread, cls: PyType): Value => (cls === zoneType ? stateOf(t).weakCache : getAttr(t, cls, '_weak_cache'));

function readZone(t: Thread, cls: PyType, key: Value, file: Value, fileRepr?: Str): PyZoneInfo {
  const { common, deltas } = stateOf(t);
  return adopt(new PyZoneInfo(key, loadZone(t, common, deltas, file), fileRepr), cls, zoneType);
}

/** A zone of its own (`zoneinfo_new_instance`). Raises ZoneInfoNotFoundError, ValueError. */
function freshZone(t: Thread, cls: PyType, key: Value): PyZoneInfo {
  const { common, findFile, open } = stateOf(t);
  const path = call(t, findFile, [key]);
  const file = path === null ? callMethod(t, common, 'load_tzdata', key) : call(t, open, [path, 'rb']);
  try {
    return readZone(t, cls, key, file);
  } finally {
    callMethod(t, file, 'close');
  }
}

/** A zone by its key: always the same one, for as long as somebody holds it. */
function cachedZone(t: Thread, cls: PyType, key: Value): Value {
  const state = stateOf(t);
  if (cls === zoneType) {
    const known = state.kept.find((entry) => same(t, key, entry.key));
    if (known !== undefined) {
      state.kept = [known, ...state.kept.filter((entry) => entry !== known)];
      return known.zone;
    }
  }
  const cache = weakCacheOf(t, cls);
  let zone = callMethod(t, cache, 'get', key, null);
  if (zone === null) {
    zone = callMethod(t, cache, 'setdefault', key, freshZone(t, cls, key));
    if (zone instanceof PyZoneInfo) zone.source = 'cache';
  }
  if (cls === zoneType) state.kept = [{ key, zone }, ...state.kept].slice(0, KEPT);
  return zone;
}

function newZone(t: Thread, cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
  const given = args.length - (kwnames?.length ?? 0);
  const keywords = new PyDict();
  kwnames?.forEach((name, i) => {
    keywords.setStr(name, args[given + i]);
  });
  const parameters = { names: ['key'], kinds: ['object' as const], required: 1 };
  return cachedZone(t, cls, parseArguments(t, parameters, args.slice(0, given), keywords)[0] as Value);
}

function fromFile(t: Thread, cls: PyType, file: Value, key: Value): Value {
  const zone = readZone(t, cls, key, file, repr(t, file));
  zone.source = 'file';
  return zone;
}

function clearCache(t: Thread, cls: PyType, onlyKeys: Value): Value {
  const state = stateOf(t);
  const cache = weakCacheOf(t, cls);
  if (onlyKeys === null) {
    callMethod(t, cache, 'clear');
    if (cls === zoneType) state.kept = [];
    return null;
  }
  iterate(t, onlyKeys, (key) => {
    if (cls === zoneType) {
      const known = state.kept.find((entry) => same(t, key, entry.key));
      state.kept = state.kept.filter((entry) => entry !== known);
    }
    callMethod(t, cache, 'pop', key, null);
  });
  return null;
}

/** Seconds since 1970 of a time without a zone (`get_local_timestamp`): a subclass is asked for its parts. */
function secondsOf(t: Thread, moment: Value): number {
  if (moment instanceof PyDateTime && moment.cls === datetimeType) {
    const days = toOrdinal(moment.year, moment.month, moment.day) - EPOCH_ORDINAL;
    return days * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second;
  }
  const ordinal = Number(index(t, callMethod(t, moment, 'toordinal')));
  const [hour, minute, second] = ['hour', 'minute', 'second'].map((name) => Number(index(t, getAttr(t, moment, name))));
  return (ordinal - EPOCH_ORDINAL) * 86400 + hour * 3600 + minute * 60 + second;
}

const UNKNOWN: TimeType = { seconds: 0, offset: null, dst: null, name: null };

/** What holds at a time; without one, only what always holds. */
function typeFor(t: Thread, { data }: PyZoneInfo, moment: Value): TimeType {
  if (moment === null) return data.isFixed ? data.after.standard : UNKNOWN;
  const seconds = secondsOf(t, moment);
  const { fold = 0, year = 1970 } = moment instanceof PyDateTime ? moment : {};
  return typeAt(data, seconds, fold, year);
}

function fromUtc(t: Thread, self: PyZoneInfo, moment: Value): Value {
  if (!(moment instanceof PyDateTime)) return raise.TypeError('fromutc: argument must be a datetime');
  if (moment.tzinfo !== self) return raise.ValueError('fromutc: dt.tzinfo is not self');
  const { type, fold } = typeFromUtc(self.data, secondsOf(t, moment), moment.year);
  const made = binaryOp(t, NB_ADD, moment, type.offset);
  if (!fold) return made;
  if (!(made instanceof PyDateTime) || made.cls !== datetimeType) return call(t, getAttr(t, made, 'replace'), [1], ['fold']);
  made.fold = 1;
  return made;
}

function showZone(t: Thread, self: PyZoneInfo): Str {
  const { name } = self.cls;
  return self.key === null
    ? concatStrs(name, '.from_file(', self.fileRepr as Str, ')')
    : concatStrs(name, '(key=', repr(t, self.key), ')');
}

function reduce(t: Thread, self: PyZoneInfo): Value {
  if (self.source === 'file') {
    return raiseOf(importedName(t, 'pickle', 'PicklingError') as PyType, 'Cannot pickle a ZoneInfo file from a file stream.');
  }
  return new PyTuple([getAttr(t, self, '_unpickle'), new PyTuple([self.key, self.source === 'cache' ? 1 : 0])]);
}

function initSubclass(t: Thread, cls: PyType): Value {
  setAttr(t, cls, '_weak_cache', newWeakCache(t));
  return null;
}

let isFilled = false;

function fillZoneType(): void {
  if (isFilled) return;
  isFilled = true;
  fillType(zoneType, {
    class: PyZoneInfo,
    constants: { __module__: 'zoneinfo' },
    slots: {
      tp_new: newZone,
      tp_repr: showZone,
      tp_str: (t, self: PyZoneInfo) => (self.key === null ? showZone(t, self) : (self.key as Str)),
      tp_getattro: tzinfoType.tp_getattro,
    },
    classmethods: {
      clear_cache: ['(type, /, *, only_keys=None)', clearCache],
      no_cache: ['(type, /, key)', (t, cls: PyType, key: Value) => freshZone(t, cls, key)],
      from_file: ['(type, file_obj, /, key=None)', fromFile],
      _unpickle: [
        '(type, key, from_cache, /)',
        (t, cls: PyType, key: Value, fromCache: Value) =>
          (Number(index(t, fromCache)) & 255) === 0 ? freshZone(t, cls, key) : cachedZone(t, cls, key),
      ],
      __init_subclass__: ['~(type, *args, **kwargs)', initSubclass],
    },
    methods: {
      utcoffset: ['(self, dt, /)', (t, self: PyZoneInfo, moment: Value) => typeFor(t, self, moment).offset, 'FASTCALL_KEYWORDS'],
      dst: ['(self, dt, /)', (t, self: PyZoneInfo, moment: Value) => typeFor(t, self, moment).dst, 'FASTCALL_KEYWORDS'],
      tzname: [
        '(self, dt, /)',
        (t, self: PyZoneInfo, moment: Value) => typeFor(t, self, moment).name as Value,
        'FASTCALL_KEYWORDS',
      ],
      fromutc: ['~(self, dt, /)', fromUtc],
      __reduce__: ['~(self, /)', reduce],
    },
    members: { key: (_t, self: PyZoneInfo) => self.key },
  });
}

/** Makes the module object, for which the library's part of `zoneinfo` is imported. */
export function makeZoneinfo(t: Thread): PyModule {
  fillZoneType();
  states.set(t.runtime, {
    common: importModule(t, 'zoneinfo._common'),
    findFile: importedName(t, 'zoneinfo._tzpath', 'find_tzfile'),
    open: importedName(t, 'io', 'open'),
    weakCache: newWeakCache(t),
    kept: [],
    deltas: new Map(),
  });
  const module = new PyModule('_zoneinfo');
  module.dict.setStr('ZoneInfo', zoneType);
  return module;
}
