/**
 * Descriptors that native types and modules are made of (Objects/descrobject.c, methodobject.c): objects only; their behaviour as types
 * is filled in descriptors.ts.
 */
import { bind, type Convention, parseSignature, type Signature } from './signature.ts';
import type { SlotDef } from './slots.ts';
import type { Thread } from './thread.ts';
import {
  builtinFunctionType,
  classMethodDescrType,
  getsetDescrType,
  memberDescrType,
  methodDescrType,
  methodWrapperType,
  type PyType,
  wrapperDescrType,
} from './type.ts';
import { PyObject, type Str, utf16, type Value } from './value.ts';

/** Receives the thread, self (the module for module functions, the class for class methods), then bound arguments. */
export type NativeFn = (t: Thread, self: never, ...args: never[]) => Value;
type Callable = (t: Thread, self: unknown, ...args: unknown[]) => Value;

/** A native function: CPython's PyMethodDef. Its signature is parsed when it is first wanted. */
export class NativeDef {
  private parsed: Signature | undefined = undefined;
  /** `list.append`, `math.sin`: the name with that of its type (made when first needed, and the type) or module. */
  qualified: string | undefined = undefined;
  qualifiedBy: PyType | undefined = undefined;

  constructor(
    readonly name: string,
    readonly fn: Callable,
    private readonly notation: Notation,
  ) {}

  get signature(): Signature {
    const { parsed } = this;
    return parsed !== undefined ? parsed : (this.parsed = readNotation(this.notation));
  }
}

/** What a table says of a function beside its code: see `NativeRow` in define.ts. */
type Notation = readonly [signature: string, fn: unknown, convention?: Convention, text?: string];

function readNotation([notation, , convention, text]: Notation): Signature {
  const hidden = notation.startsWith('~');
  const signature = parseSignature(hidden ? notation.slice(1) : notation, convention);
  return hidden || text !== undefined ? { ...signature, text: text ?? null } : signature;
}

/** Calls a native function with arguments in vectorcall form; `owner` qualifies it in messages. */
export function callNative(
  t: Thread,
  def: NativeDef,
  self: Value | undefined,
  args: Value[],
  kwnames: readonly Str[] | undefined,
  owner: PyType | undefined,
): Value {
  const { signature } = def;
  if ((kwnames === undefined || kwnames.length === 0) && signature.plain) {
    const given = args.length;
    const { parameters } = signature;
    if (given === parameters.length) {
      switch (given) {
        case 0:
          return def.fn(t, self);
        case 1:
          return def.fn(t, self, args[0]);
        case 2:
          return def.fn(t, self, args[0], args[1]);
        case 3:
          return def.fn(t, self, args[0], args[1], args[2]);
      }
    } else if (given >= signature.required && given < parameters.length && parameters.length === 2) {
      return def.fn(t, self, given > 0 ? args[0] : parameters[0].default, parameters[1].default);
    }
  }
  const name = owner ? qualifiedName(def, owner) : (def.qualified ?? def.name);
  const bound = bind(t, signature, name, args, kwnames);
  switch (bound.length) {
    case 1:
      return def.fn(t, self, bound[0]);
    case 2:
      return def.fn(t, self, bound[0], bound[1]);
    case 3:
      return def.fn(t, self, bound[0], bound[1], bound[2]);
  }
  return def.fn(t, self, ...bound);
}

function qualifiedName(def: NativeDef, owner: PyType): string {
  if (def.qualifiedBy !== owner || def.qualified === undefined) {
    def.qualified = `${utf16(owner.qualname)}.${def.name}`;
    def.qualifiedBy = owner;
  }
  return def.qualified;
}

/** A built-in function, or a native method bound to its object. */
export class PyBuiltin extends PyObject {
  constructor(
    readonly def: NativeDef,
    readonly self: Value | undefined,
    readonly module: Value,
    /** The type that a method belongs to; undefined for functions of modules. */
    readonly owner: PyType | undefined,
  ) {
    super();
  }
}

export class PyMethodDescr extends PyObject {
  constructor(
    readonly objclass: PyType,
    readonly def: NativeDef,
  ) {
    super();
  }
}

export class PyClassMethodDescr extends PyObject {
  constructor(
    readonly objclass: PyType,
    readonly def: NativeDef,
  ) {
    super();
  }
}

/** A slot seen as a method (`int.__add__`). */
export class PyWrapperDescr extends PyObject {
  constructor(
    readonly objclass: PyType,
    readonly slot: SlotDef,
    readonly fn: unknown,
  ) {
    super();
  }
}

export class PyMethodWrapper extends PyObject {
  constructor(
    readonly descr: PyWrapperDescr,
    readonly self: Value,
  ) {
    super();
  }
}

export class PyGetSet extends PyObject {
  constructor(
    readonly objclass: PyType,
    readonly name: string,
    readonly get: (t: Thread, self: Value) => Value,
    readonly set: ((t: Thread, self: Value, value: Value | undefined) => void) | undefined,
  ) {
    super();
  }
}

/** A `__slots__` entry (index into `slots`) or a native member. */
export class PyMember extends PyObject {
  constructor(
    readonly objclass: PyType,
    readonly name: Str,
    readonly index: number,
    /** Reads a member of a native object; without `nativeSet` it is read-only. */
    readonly native: ((t: Thread, self: Value) => Value) | undefined = undefined,
    readonly nativeSet: ((t: Thread, self: Value, value: Value | undefined) => void) | undefined = undefined,
  ) {
    super();
  }
}

PyBuiltin.prototype.cls = builtinFunctionType;
PyMethodDescr.prototype.cls = methodDescrType;
PyClassMethodDescr.prototype.cls = classMethodDescrType;
PyWrapperDescr.prototype.cls = wrapperDescrType;
PyMethodWrapper.prototype.cls = methodWrapperType;
PyGetSet.prototype.cls = getsetDescrType;
PyMember.prototype.cls = memberDescrType;
