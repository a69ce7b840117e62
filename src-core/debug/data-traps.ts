/**
 * How a data breakpoint hears of writes that no instruction names: those of native code (`setattr`, `dict.update`, `list.sort`). Only
 * the objects that are watched are changed, each for itself, so that nothing else in the machine pays or knows: a dict gets methods
 * of its own in the place of those that write; of instances and lists the field that holds the values is one that tells when it is
 * used. What is heard is only that a value may be another now; whoever hears looks at it before the next instruction.
 */
import { PyDict } from '../objects/dict.ts';
import { PyInstance } from '../objects/instance.ts';
import { PyModule } from '../objects/module.ts';
import { PyType } from '../objects/type.ts';
import { PyList, PyObject, type Value } from '../objects/value.ts';

/** The methods of a dict through which every write goes, and where the key stands among their arguments (-1: nowhere). */
const WRITERS: Readonly<Record<string, number>> = {
  set: 1,
  setHashed: 1,
  setStr: 0,
  push: 0,
  setEntry: -1,
  deleteEntry: -1,
  clear: -1,
  assign: -1,
};

type Method = (...args: unknown[]) => unknown;

/** An object that holds what is watched, and under which name or key. */
export interface Held {
  readonly holder: Value;
  readonly key: string | number;
}

export class DataTraps {
  /** The objects that tell, with the keys of each that count; one that holds no names tells of everything. */
  private readonly armed = new Map<object, Set<unknown>>();

  constructor(private readonly touched: () => void) {}

  /** From now on these tell, and no others. */
  arm(held: readonly Held[]): void {
    const wanted = new Map<object, Set<unknown>>();
    for (const { holder, key } of held) {
      for (const object of storesOf(holder)) {
        const keys = wanted.get(object) ?? new Set();
        wanted.set(object, keys.add(key));
      }
    }
    for (const object of this.armed.keys()) if (!wanted.has(object)) this.release(object);
    for (const [object, keys] of wanted) {
      const known = this.armed.get(object);
      if (known === undefined) this.trap(object, keys);
      else for (const key of keys) known.add(key);
    }
  }

  private trap(object: object, keys: Set<unknown>): void {
    this.armed.set(object, keys);
    if (object instanceof PyDict) this.trapDict(object, keys);
    else for (const field of fieldsOf(object)) this.trapField(object, field);
  }

  private trapDict(dict: PyDict, keys: ReadonlySet<unknown>): void {
    const { touched } = this;
    const methods = dict as unknown as Record<string, Method>;
    for (const [name, at] of Object.entries(WRITERS)) {
      const write = methods[name];
      const value = function (this: PyDict, ...args: unknown[]): unknown {
        const key = at < 0 ? undefined : args[at];
        const result = write.apply(this, args);
        // Another name is written.
        if (typeof key !== 'string' || keys.has(key)) touched();
        return result;
      };
      Object.defineProperty(dict, name, { value, configurable: true, enumerable: false, writable: true });
    }
  }

  private trapField(object: object, field: string): void {
    const { touched } = this;
    let held = (object as Record<string, unknown>)[field];
    Object.defineProperty(object, field, {
      configurable: true,
      enumerable: true,
      get() {
        touched();
        return held;
      },
      set(value) {
        held = value;
        touched();
      },
    });
  }

  private release(object: object): void {
    this.armed.delete(object);
    const fields = object as Record<string, unknown>;
    if (object instanceof PyDict) for (const name of Object.keys(WRITERS)) delete fields[name];
    else
      for (const field of fieldsOf(object)) {
        const value = fields[field];
        Object.defineProperty(object, field, { value, configurable: true, enumerable: true, writable: true });
      }
  }
}

const fieldsOf = (object: object): readonly string[] =>
  object instanceof PyList ? ['items'] : object instanceof PyInstance ? ['values', 'slots', 'dict'] : ['slots', 'dict'];

/** The objects in which attributes or items of a value are kept. */
function storesOf(holder: Value): object[] {
  if (holder instanceof PyDict) return [holder];
  if (holder instanceof PyModule) return [holder.dict];
  if (holder instanceof PyType) return [holder.namespace];
  if (!(holder instanceof PyObject)) return [];
  if (holder instanceof PyList) return [holder];
  // Looked at before it tells: an instance whose attributes stand in a dict has them nowhere else.
  return holder.dict === undefined ? [holder] : [holder, holder.dict];
}
