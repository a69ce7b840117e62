/** The `_abc` module (Modules/_abc.c): what `abc.ABCMeta` remembers of each abstract class, and its subclass check. */
import { getAttr, lookupAttr, setAttr } from '../objects/abstract/attr.ts';
import { call, callMethod } from '../objects/abstract/call.ts';
import { isSubclass } from '../objects/abstract/compare.ts';
import { iterate } from '../objects/abstract/iter.ts';
import { isTrue } from '../objects/abstract/number.ts';
import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { PySet } from '../objects/set/set-object.ts';
import { frozensetFrom } from '../objects/set/update.ts';
import type { Thread } from '../objects/thread.ts';
import { isSubtype, liveSubclasses, PyType, typeModified, typeOf } from '../objects/type.ts';
import { NotImplemented, PyList, PyObject, PyTuple, type Str, type Value } from '../objects/value.ts';
import { importedName, typeIn } from './native-type.ts';

/** A set of classes that keeps none of them alive; in the order of insertion. */
class WeakTypes {
  private readonly refs = new WeakMap<PyType, WeakRef<PyType>>();
  private list: WeakRef<PyType>[] = [];

  has(type: Value): boolean {
    return type instanceof PyType && this.refs.has(type);
  }
  add(type: PyType): void {
    if (this.refs.has(type)) return;
    const ref = new WeakRef(type);
    this.refs.set(type, ref);
    this.list.push(ref);
  }
  live(): PyType[] {
    return this.list.map((ref) => ref.deref()).filter((type) => type !== undefined);
  }
  clear(): void {
    for (const type of this.live()) this.refs.delete(type);
    this.list = [];
  }
}

const dataType = typeIn('_abc', '_abc_data');

/** `_abc_impl` of a class. */
class PyAbcData extends PyObject {
  readonly registry = new WeakTypes();
  readonly cache = new WeakTypes();
  readonly negative = new WeakTypes();
  /** The counter's value for which `negative` holds. */
  version: number;
  constructor(cls: PyType, version: number) {
    super();
    this.cls = cls;
    this.dict = undefined;
    this.slots = undefined;
    this.version = version;
  }
}

fillType(dataType, { slots: { tp_new: (_t, cls) => new PyAbcData(cls, 0) } });

/** Counts registrations: those make what was found not to be a subclass uncertain again. */
interface Counter {
  value: number;
}

function dataOf(t: Thread, self: Value): PyAbcData {
  const data = getAttr(t, self, '_abc_impl');
  return data instanceof PyAbcData ? data : raise.TypeError('_abc_impl is set to a wrong type');
}

const isAbstract = (t: Thread, value: Value): boolean => {
  const flag = lookupAttr(t, value, '__isabstractmethod__');
  return flag !== undefined && isTrue(t, flag);
};

/** Sets `__abstractmethods__`: abstract names of the class itself, then inherited ones that are still abstract. */
function computeAbstractMethods(t: Thread, self: Value): void {
  const abstracts = new PySet();
  const namespace = getAttr(t, self, '__dict__');
  iterate(t, callMethod(t, namespace, 'items'), (item) => {
    const [key, value] = (item as PyTuple).items;
    if (isAbstract(t, value)) abstracts.add(t, key);
  });
  const bases = getAttr(t, self, '__bases__');
  if (!(bases instanceof PyTuple)) return raise.TypeError('__bases__ is not tuple');
  for (const base of bases.items) {
    const inherited = lookupAttr(t, base, '__abstractmethods__');
    if (inherited === undefined) continue;
    iterate(t, inherited, (key) => {
      const value = lookupAttr(t, self, key as Str);
      if (value !== undefined && isAbstract(t, value)) abstracts.add(t, key);
    });
  }
  setAttr(t, self, '__abstractmethods__', frozensetFrom(t, abstracts));
}

const KINDS: Record<number, PyType['patternKind']> = { [1 << 5]: 'sequence', [1 << 6]: 'mapping' };

/** `__abc_tpflags__` of a class body says which pattern its instances match. */
function takeFlags(self: PyType): void {
  const flags = self.namespace.getStr('__abc_tpflags__');
  if (typeof flags !== 'number') return;
  const collection = flags & ((1 << 5) | (1 << 6));
  if (collection === ((1 << 5) | (1 << 6))) {
    raise.TypeError('__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING');
  }
  if (collection !== 0) self.patternKind = KINDS[collection];
  self.namespace.deleteStr('__abc_tpflags__');
  typeModified(self);
}

/** A registered class matches as the abstract one does, and so do all that derive from it. */
function setPatternKind(type: PyType, kind: PyType['patternKind']): void {
  if (type.patternKind === kind || !type.heap) return;
  type.patternKind = kind;
  for (const sub of liveSubclasses(type)) setPatternKind(sub, kind);
}

function register(t: Thread, counter: Counter, self: Value, subclass: Value): Value {
  if (!(subclass instanceof PyType)) return raise.TypeError('Can only register classes');
  if (isSubclass(t, subclass, self)) return subclass;
  if (isSubclass(t, self, subclass)) return raise.RuntimeError('Refusing to create an inheritance cycle');
  dataOf(t, self).registry.add(subclass);
  counter.value++;
  if (self instanceof PyType && self.patternKind !== undefined) setPatternKind(subclass, self.patternKind);
  return subclass;
}

function instanceCheck(t: Thread, counter: Counter, self: Value, instance: Value): Value {
  const data = dataOf(t, self);
  const subclass = getAttr(t, instance, '__class__');
  if (data.cache.has(subclass)) return true;
  const subtype = typeOf(instance);
  if (subtype === subclass) {
    if (data.version === counter.value && data.negative.has(subclass)) return false;
    return callMethod(t, self, '__subclasscheck__', subclass);
  }
  const result = callMethod(t, self, '__subclasscheck__', subclass);
  return isTrue(t, result) ? result : callMethod(t, self, '__subclasscheck__', subtype);
}

/** The steps of `_abc__abc_subclasscheck_impl`, in their order. */
function subclassCheck(t: Thread, counter: Counter, self: Value, subclass: Value): Value {
  if (!(subclass instanceof PyType)) return raise.TypeError('issubclass() arg 1 must be a class');
  const data = dataOf(t, self);
  if (data.cache.has(subclass)) return true;
  if (data.version < counter.value) {
    data.negative.clear();
    data.version = counter.value;
  } else if (data.negative.has(subclass)) return false;
  const answer = callMethod(t, self, '__subclasshook__', subclass);
  if (answer === true) {
    data.cache.add(subclass);
    return true;
  }
  if (answer === false) {
    data.negative.add(subclass);
    return false;
  }
  if (answer !== NotImplemented) {
    return raise.AssertionError('__subclasshook__ must return either False, True, or NotImplemented');
  }
  if (self instanceof PyType && isSubtype(subclass, self)) {
    data.cache.add(subclass);
    return true;
  }
  for (const registered of data.registry.live()) {
    if (subclass !== registered && !isSubclass(t, subclass, registered)) continue;
    data.cache.add(subclass);
    return true;
  }
  const subclasses = callMethod(t, self, '__subclasses__');
  if (!(subclasses instanceof PyList)) return raise.TypeError('__subclasses__() must return a list');
  for (const sub of subclasses.items.slice()) {
    if (!isSubclass(t, subclass, sub)) continue;
    data.cache.add(subclass);
    return true;
  }
  data.negative.add(subclass);
  return false;
}

/** A set of weak references to classes, as `_get_dump` shows it. */
function dumpTypes(t: Thread, types: WeakTypes): PySet {
  const ref = importedName(t, '_weakref', 'ref');
  const out = new PySet();
  for (const type of types.live()) out.add(t, call(t, ref, [type]));
  return out;
}

function functionsFor(counter: Counter): Record<string, NativeRow> {
  return {
    get_cache_token: ['(module, /)', () => counter.value],
    _abc_init: [
      '(module, self, /)',
      (t, _module: Value, self: Value) => {
        computeAbstractMethods(t, self);
        setAttr(t, self, '_abc_impl', new PyAbcData(dataType, counter.value));
        if (self instanceof PyType) takeFlags(self);
        return null;
      },
    ],
    _abc_register: [
      '(module, self, subclass, /)',
      (t, _module: Value, self: Value, subclass: Value) => register(t, counter, self, subclass),
    ],
    _abc_instancecheck: [
      '(module, self, instance, /)',
      (t, _module: Value, self: Value, instance: Value) => instanceCheck(t, counter, self, instance),
    ],
    _abc_subclasscheck: [
      '(module, self, subclass, /)',
      (t, _module: Value, self: Value, subclass: Value) => subclassCheck(t, counter, self, subclass),
    ],
    _get_dump: [
      '(module, self, /)',
      (t, _module: Value, self: Value) => {
        const { registry, cache, negative, version } = dataOf(t, self);
        return new PyTuple([dumpTypes(t, registry), dumpTypes(t, cache), dumpTypes(t, negative), version]);
      },
    ],
    _reset_registry: [
      '(module, self, /)',
      (t, _module: Value, self: Value) => {
        dataOf(t, self).registry.clear();
        return null;
      },
    ],
    _reset_caches: [
      '(module, self, /)',
      (t, _module: Value, self: Value) => {
        const data = dataOf(t, self);
        data.cache.clear();
        data.negative.clear();
        return null;
      },
    ],
  };
}

/** Makes the module object, with a counter of its own. */
export function makeAbc(): PyModule {
  const module = new PyModule('_abc');
  fillModule(module.dict, module, '_abc', functionsFor({ value: 0 }));
  return module;
}
