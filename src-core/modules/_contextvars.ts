/** The `_contextvars` module (Python/context.c): contexts, their variables and tokens. Each thread has one current context. */
import { call } from '../objects/abstract/call.ts';
import { same } from '../objects/abstract/compare.ts';
import { hash } from '../objects/abstract/hash.ts';
import { getIter } from '../objects/abstract/iter.ts';
import { repr, reprText } from '../objects/abstract/repr.ts';
import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { classGetItem } from '../objects/generic-alias-object.ts';
import { PyModule } from '../objects/module.ts';
import { raise, raiseWith } from '../objects/raise.ts';
import { ThreadState } from '../objects/runtime-state.ts';
import { bind, parseSignature } from '../objects/signature.ts';
import { concatStrs } from '../objects/str-join.ts';
import type { Thread } from '../objects/thread.ts';
import { type CompareOp, EQ, NE } from '../objects/type.ts';
import { asStr, NotImplemented, PyList, PyObject, type Str, type Value } from '../objects/value.ts';
import { pair, typeIn } from './native-type.ts';

const contextType = typeIn('_contextvars', 'Context', { final: true, hasWeakref: true });
const variableType = typeIn('_contextvars', 'ContextVar', { final: true });
const tokenType = typeIn('_contextvars', 'Token', { final: true });
const missingType = Object.assign(typeIn('Token', 'MISSING', { final: true }), { module: 'builtins', qualname: 'Token.MISSING' });

export class PyVariable extends PyObject {
  constructor(
    readonly name: Value,
    /** Undefined without one. */
    readonly otherwise: Value | undefined,
  ) {
    super();
  }
}

/** A mapping of variables; copies share the values until one of them sets one. */
class PyContext extends PyObject {
  values: Map<PyVariable, Value>;
  shared = false;
  entered = false;
  /** What was current when this one was entered. */
  outer: PyContext | undefined = undefined;
  constructor(values: Map<PyVariable, Value>) {
    super();
    this.values = values;
  }

  copy(): PyContext {
    const out = new PyContext(this.values);
    this.shared = out.shared = true;
    return out;
  }
  /** The values, for changing. */
  own(): Map<PyVariable, Value> {
    if (this.shared) this.values = new Map(this.values);
    this.shared = false;
    return this.values;
  }
}

class PyToken extends PyObject {
  used = false;
  constructor(
    readonly context: PyContext,
    readonly variable: PyVariable,
    readonly old: Value | undefined,
  ) {
    super();
  }
}

class PyMissing extends PyObject {}
fillType(missingType, { class: PyMissing, slots: { tp_repr: () => '<Token.MISSING>' } });
const missing = new PyMissing();

const currents = new ThreadState<PyContext>();

function currentContext(t: Thread): PyContext {
  let context = currents.get(t);
  if (context === undefined) {
    context = new PyContext(new Map());
    currents.set(t, context);
  }
  return context;
}

function needVariable(t: Thread, key: Value): PyVariable {
  return key instanceof PyVariable ? key : raise.TypeError(`a ContextVar key was expected, got ${reprText(t, key)}`);
}

/** A copy of the context that is current (`PyContext_CopyCurrent`). */
export const copyContext = (t: Thread): Value => currentContext(t).copy();

/** Makes a context the current one (`PyContext_Enter`). Raises RuntimeError where it is entered already. */
export function enterContext(t: Thread, context: Value): void {
  if (!(context instanceof PyContext)) return raise.TypeError('an instance of Context was expected');
  if (context.entered) raise.RuntimeError(`cannot enter context: ${reprText(t, context)} is already entered`);
  context.outer = currentContext(t);
  context.entered = true;
  currents.set(t, context);
}

/** Goes back to the context before (`PyContext_Exit`). Raises RuntimeError where `context` is not the current one. */
export function exitContext(t: Thread, context: Value): void {
  if (!(context instanceof PyContext)) return raise.TypeError('an instance of Context was expected');
  if (!context.entered) raise.RuntimeError(`cannot exit context: ${reprText(t, context)} has not been entered`);
  if (currents.get(t) !== context) {
    raise.RuntimeError('cannot exit context: thread state references a different context object');
  }
  currents.set(t, context.outer as PyContext);
  context.outer = undefined;
  context.entered = false;
}

/** Calls with the context as the current one. Raises RuntimeError where it is entered already. */
function run(t: Thread, self: PyContext, args: Value[], kwargs: { entries(): Iterable<[Value, Value]> }): Value {
  if (args.length === 0) return raise.TypeError('run() missing 1 required positional argument');
  const all = args.slice(1);
  const names: Str[] = [];
  for (const [name, value] of kwargs.entries()) {
    names.push(name as Str);
    all.push(value);
  }
  enterContext(t, self);
  try {
    return call(t, args[0], all, names.length === 0 ? undefined : names);
  } finally {
    exitContext(t, self);
  }
}

function compareContexts(t: Thread, self: PyContext, other: Value, op: CompareOp): Value {
  if (!(other instanceof PyContext) || (op !== EQ && op !== NE)) return NotImplemented;
  let equal = self.values.size === other.values.size;
  for (const [variable, value] of self.values) {
    if (!equal) break;
    const theirs = other.values.get(variable);
    equal = theirs !== undefined && same(t, value, theirs);
  }
  return equal === (op === EQ);
}

const iterOver = (t: Thread, items: Value[]): Value => getIter(t, new PyList(items));
const keysOf = (t: Thread, self: PyContext): Value => iterOver(t, [...self.values.keys()]);

fillType(contextType, {
  class: PyContext,
  slots: {
    tp_new: (_t, _cls, args) =>
      args.length > 0 ? raise.TypeError('Context() does not accept any arguments') : new PyContext(new Map()),
    tp_richcompare: compareContexts,
    tp_iter: keysOf,
    mp_length: (_t, self: PyContext) => self.values.size,
    mp_subscript: (t, self: PyContext, key: Value) => self.values.get(needVariable(t, key)) ?? missingKey(self, key),
    sq_contains: (t, self: PyContext, key: Value) => self.values.has(needVariable(t, key)),
  },
  methods: {
    copy: ['(self, /)', (_t, self: PyContext) => self.copy()],
    get: [
      '(self, key, default=None, /)',
      (t, self: PyContext, key: Value, otherwise: Value) => {
        const found = self.values.get(needVariable(t, key));
        return found === undefined ? otherwise : found;
      },
    ],
    items: [
      '(self, /)',
      (t, self: PyContext) =>
        iterOver(
          t,
          [...self.values].map(([variable, value]) => pair(variable, value)),
        ),
    ],
    keys: ['(self, /)', keysOf],
    values: ['(self, /)', (t, self: PyContext) => iterOver(t, [...self.values.values()])],
    run: ['~(self, *args, **kwargs)', run],
  },
});

/** None is a value like others: only what is not there is missing. */
function missingKey(self: PyContext, key: Value): Value {
  return self.values.has(key as PyVariable) ? null : raiseWith('KeyError', key);
}

const NEW = parseSignature('(name, /, *, default=NULL)');

function getVariable(t: Thread, self: PyVariable, otherwise: Value | undefined): Value {
  const found = currentContext(t).values.get(self);
  if (found !== undefined) return found;
  if (otherwise !== undefined) return otherwise;
  return self.otherwise === undefined ? raiseWith('LookupError', self) : self.otherwise;
}

/** What a variable holds in the current context; undefined where nothing was set, whatever its default. */
export function valueIn(t: Thread, variable: PyVariable): Value | undefined {
  return currentContext(t).values.get(variable);
}

/** `variable.set(value)`. */
export function setVariable(t: Thread, self: PyVariable, value: Value): Value {
  const context = currentContext(t);
  const token = new PyToken(context, self, context.values.get(self));
  context.own().set(self, value);
  return token;
}

function resetVariable(t: Thread, self: PyVariable, token: Value): null {
  if (!(token instanceof PyToken)) return raise.TypeError(`expected an instance of Token, got ${reprText(t, token)}`);
  if (token.used) return raise.RuntimeError(`${reprText(t, token)} has already been used once`);
  if (token.variable !== self) return raise.ValueError(`${reprText(t, token)} was created by a different ContextVar`);
  const context = currentContext(t);
  if (token.context !== context) return raise.ValueError(`${reprText(t, token)} was created in a different Context`);
  token.used = true;
  if (token.old === undefined) context.own().delete(self);
  else context.own().set(self, token.old);
  return null;
}

const address = (t: Thread, value: Value): string => `0x${t.runtime.identity(value).toString(16)}`;

fillType(variableType, {
  class: PyVariable,
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const [name, otherwise] = bind(t, NEW, 'ContextVar', args, kwnames) as [Value, Value | undefined];
      if (asStr(name) === undefined) return raise.TypeError('context variable name must be a str');
      hash(t, name);
      return new PyVariable(name, otherwise);
    },
    tp_hash: (t, self: PyVariable) => t.runtime.identity(self) / 16,
    tp_repr: (t, self: PyVariable) => {
      const otherwise = self.otherwise === undefined ? '' : concatStrs(' default=', repr(t, self.otherwise));
      return concatStrs('<ContextVar name=', repr(t, self.name), otherwise, ` at ${address(t, self)}>`);
    },
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    get: ['(self, default=NULL, /)', getVariable],
    set: ['(self, value, /)', setVariable],
    reset: ['(self, token, /)', resetVariable],
  },
  members: { name: (_t, self: PyVariable) => self.name },
});

fillType(tokenType, {
  class: PyToken,
  slots: {
    tp_new: () => raise.RuntimeError('Tokens can only be created by ContextVars'),
    tp_repr: (t, self: PyToken) =>
      concatStrs(`<Token${self.used ? ' used' : ''} var=`, repr(t, self.variable), ` at ${address(t, self)}>`),
  },
  classmethods: { __class_getitem__: classGetItem },
  constants: { MISSING: missing, __hash__: null },
  getset: {
    var: [(_t, self: PyToken) => self.variable],
    old_value: [(_t, self: PyToken) => (self.old === undefined ? missing : self.old)],
  },
});
tokenType.tp_hash = undefined as never;

const functions: Record<string, NativeRow> = {
  copy_context: ['(module, /)', (t) => currentContext(t).copy()],
};

/** Makes the module object. */
export function makeContextvars(): PyModule {
  const module = new PyModule('_contextvars');
  fillModule(module.dict, module, '_contextvars', functions);
  for (const type of [contextType, variableType, tokenType]) module.dict.setStr(type.qualname, type);
  return module;
}
