/** The module `_warnings`: who is warned, of what, and how often (Python/_warnings.c). */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isSubclass } from '../../objects/abstract/compare.ts';
import { index, isTrue } from '../../objects/abstract/number.ts';
import { reprText, str } from '../../objects/abstract/repr.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { isSubtype, PyType, typeOf } from '../../objects/type.ts';
import { asStr, PyList, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { VmThread } from '../../vm/thread.ts';
import { writeError } from '../sys/hooks.ts';
import { worldOf } from '../world.ts';
import { libraryAttribute, stateOf } from './state.ts';

const typeName = (value: Value) => utf16(typeOf(value).name);

interface Place {
  readonly filename: Str;
  readonly lineno: number;
  readonly module: Value;
  readonly registry: Value;
}

interface Warning {
  readonly category: PyType;
  readonly message: Value;
  readonly source: Value;
  readonly sourceLine: Value;
}

/** Does a filter's pattern match: None always, a str by equality, anything else by its `match`. */
function matches(t: Thread, pattern: Value, text: Value): boolean {
  if (pattern === null) return true;
  if (typeof pattern === 'string') return pattern === text;
  return isTrue(t, callMethod(t, pattern, 'match', text));
}

/** The action of the first filter that fits, and the filter. */
function findAction(t: Thread, category: PyType, text: Str, lineno: number, module: Value): [action: Str, item: Value] {
  const filters = libraryAttribute(t, 'filters') ?? stateOf(t).filters;
  if (!(filters instanceof PyList)) return raise.ValueError('_warnings.filters must be a list');
  for (let i = 0; i < filters.items.length; i++) {
    const item = filters.items[i];
    if (!(item instanceof PyTuple) || item.items.length !== 5) {
      return raise.ValueError(`_warnings.filters item ${i} isn't a 5-tuple`);
    }
    const [action, message, kind, where, line] = item.items;
    if (asStr(action) === undefined) return raise.TypeError(`action must be a string, not '${typeName(action)}'`);
    const at = Number(index(t, line));
    if (!matches(t, message, text) || !isSubclass(t, category, kind)) continue;
    if (matches(t, where, module) && (at === 0 || at === lineno)) return [asStr(action) as Str, item];
  }
  const action = libraryAttribute(t, 'defaultaction') ?? stateOf(t).defaultAction;
  if (asStr(action) === undefined) {
    return raise.TypeError(`_warnings.defaultaction must be a string, not '${typeName(action)}'`);
  }
  return [asStr(action) as Str, null];
}

/** Whether a registry knows a key since the filters last changed. */
function alreadyWarned(t: Thread, registry: PyDict, key: Value, remember: boolean): boolean {
  const { version } = stateOf(t);
  if (registry.getStr('version') !== version) {
    registry.clear();
    registry.setStr('version', version);
  } else {
    const known = registry.get(t, key);
    if (known !== undefined && isTrue(t, known)) return true;
  }
  if (remember) registry.set(t, key, true);
  return false;
}

/** Prints a warning as the reference does while `warnings` of the library is not there. */
function showPlainly(t: Thread, place: Place, { category, sourceLine }: Warning, text: Str): void {
  const file = utf16(place.filename);
  let out = `${file}:${place.lineno}: ${utf16(category.qualname)}: ${utf16(text)}\n`;
  const line = sourceLine === null ? worldOf(t).sourceLines(file)?.[place.lineno - 1] : utf16(asStr(sourceLine) ?? '');
  if (line !== undefined && line.trim() !== '') out += `  ${line.replace(/^[ \t\f]+/, '')}\n`;
  writeError(t, out);
}

function show(t: Thread, place: Place, warning: Warning, text: Str): void {
  const showing = libraryAttribute(t, '_showwarnmsg', warning.source !== null);
  if (showing === undefined) return showPlainly(t, place, warning, text);
  if (typeOf(showing).tp_call === undefined) return raise.TypeError('warnings._showwarnmsg() must be set to a callable');
  const makeMessage = libraryAttribute(t, 'WarningMessage');
  if (makeMessage === undefined) return raise.RuntimeError('unable to get warnings.WarningMessage');
  const { filename, lineno } = place;
  const made = call(t, makeMessage, [warning.message, warning.category, filename, lineno, null, null, warning.source]);
  call(t, showing, [made]);
}

/** Shows, raises or swallows a warning. */
function warnAt(t: Thread, place: Place, given: Warning): void {
  const { lineno, module } = place;
  const registry = place.registry === null ? undefined : place.registry;
  if (registry !== undefined && !(registry instanceof PyDict)) raise.TypeError(`'registry' must be a dict or None`);
  const known = registry as PyDict | undefined;
  if (module === null) return;
  const isInstance = given.message instanceof PyException && isSubtype(given.message.cls, exceptionTypes.Warning);
  const text = isInstance ? str(t, given.message) : (asStr(given.message) ?? str(t, given.message));
  const category = isInstance ? (given.message as PyException).cls : given.category;
  const message = isInstance ? given.message : call(t, category, [given.message]);
  const warning = { ...given, category, message };
  const key = new PyTuple([text, category, lineno]);
  if (known !== undefined && alreadyWarned(t, known, key, false)) return;
  const [action, item] = findAction(t, category, text, lineno, module);
  if (action === 'error') throw message;
  if (action === 'ignore') return;
  if (known !== undefined && action !== 'always') known.set(t, key, true);
  let seen = false;
  if (action === 'once') {
    const once = known ?? libraryAttribute(t, 'onceregistry') ?? stateOf(t).once;
    seen = once instanceof PyDict && alreadyWarned(t, once, new PyTuple([text, category]), true);
  } else if (action === 'module') {
    seen = known !== undefined && alreadyWarned(t, known, new PyTuple([text, category, 0]), true);
  } else if (action !== 'default' && action !== 'always') {
    raise.RuntimeError(`Unrecognized action (${reprText(t, action)}) in warnings.filters:\n ${reprText(t, item)}`);
  }
  if (!seen) show(t, place, warning, text);
}

function isInternal(frame: Frame): boolean {
  const file = utf16(frame.code.filename);
  return file.includes('importlib') && file.includes('_bootstrap');
}

function isSkipped(frame: Frame, prefixes: readonly string[]): boolean {
  return isInternal(frame) || prefixes.some((prefix) => utf16(frame.code.filename).startsWith(prefix));
}

/** The frame that a level of the stack means: frames of the import machinery do not count, unless the caller is one. */
function frameAt(t: VmThread, level: number, prefixes: readonly string[]): Frame | null {
  let { frame } = t;
  let rest = level;
  if (rest <= 0 || frame === null || isInternal(frame)) {
    for (; --rest > 0 && frame !== null; ) frame = frame.previous;
    return frame;
  }
  for (; --rest > 0 && frame !== null; ) {
    do frame = frame.previous;
    while (frame !== null && isSkipped(frame, prefixes));
  }
  return frame;
}

function placeOf(t: VmThread, level: number, prefixes: readonly string[]): Place {
  const frame = frameAt(t, level, prefixes);
  const sys = t.runtime.modules.getStr('sys') as PyModule;
  const globals = frame === null ? sys.dict : frame.globals;
  let registry = globals.getStr('__warningregistry__');
  if (registry === undefined) globals.setStr('__warningregistry__', (registry = new PyDict()));
  const name = globals.getStr('__name__');
  return {
    filename: frame === null ? 'sys' : frame.code.filename,
    lineno: frame === null ? 1 : (frame.code.lineAt(frame.lasti) ?? 0),
    module: name !== undefined && (name === null || asStr(name) !== undefined) ? name : '<string>',
    registry,
  };
}

/** The category of a message. Raises TypeError. */
function categoryOf(t: Thread, message: Value, category: Value): PyType {
  if (message instanceof PyException && isSubtype(message.cls, exceptionTypes.Warning)) return message.cls;
  if (category === null) return exceptionTypes.UserWarning;
  if (category instanceof PyType && isSubclass(t, category, exceptionTypes.Warning)) return category;
  return raise.TypeError(`category must be a Warning subclass, not '${typeName(category)}'`);
}

function warn(
  t: Thread,
  _module: Value,
  message: Value,
  category: Value,
  stacklevel: number,
  source: Value,
  skip: Value | undefined,
): Value {
  const type = categoryOf(t, message, category);
  let prefixes: string[] = [];
  if (skip !== undefined) {
    if (!(skip instanceof PyTuple)) {
      return raise.TypeError(`warn() argument 'skip_file_prefixes' must be tuple, not ${typeName(skip)}`);
    }
    prefixes = skip.items.map((item) => {
      const text = asStr(item);
      return text === undefined ? raise.TypeError(`Found non-str '${typeName(item)}' in skip_file_prefixes.`) : utf16(text);
    });
  }
  const level = prefixes.length > 0 ? Math.max(2, stacklevel) : stacklevel;
  warnAt(t, placeOf(t as VmThread, level, prefixes), { category: type, message, source, sourceLine: null });
  return null;
}

/** A module's name from that of its file (`normalize_module`). */
function moduleNameOf(filename: Str): Str {
  const text = utf16(filename);
  return text === '' ? '<unknown>' : strFromUtf16(text.endsWith('.py') ? text.slice(0, -3) : text);
}

/** The line of the source that a module's loader has; None where there is none. */
function lineFromLoader(t: Thread, globals: Value, lineno: number): Value {
  if (!(globals instanceof PyDict)) return raise.TypeError(`module_globals must be a dict, not '${typeName(globals)}'`);
  const loader = globals.getStr('__loader__') ?? null;
  const name = globals.getStr('__name__');
  if (loader === null || name === undefined) return null;
  const getSource = lookupAttr(t, loader, 'get_source');
  const source = getSource === undefined ? null : call(t, getSource, [name]);
  const text = source === null ? undefined : asStr(source);
  const line = text === undefined ? undefined : utf16(text).split(/\r\n|\r|\n/)[lineno - 1];
  return line === undefined ? null : strFromUtf16(line);
}

function warnExplicit(
  t: Thread,
  _module: Value,
  message: Value,
  category: Value,
  filename: Str,
  lineno: number,
  module: Value | undefined,
  registry: Value,
  globals: Value,
  source: Value,
): Value {
  const sourceLine = globals === null ? null : lineFromLoader(t, globals, lineno);
  const place = { filename, lineno, module: module ?? moduleNameOf(filename), registry };
  const type = message instanceof PyException ? message.cls : category;
  if (!(type instanceof PyType)) return raise.TypeError(`category must be a Warning subclass, not '${typeName(category)}'`);
  warnAt(t, place, { category: type, message, source, sourceLine });
  return null;
}

const functions: Record<string, NativeRow> = {
  warn: [
    '(module, /, message, category=None, stacklevel: int = 1, source=None, *, skip_file_prefixes=NULL)',
    warn,
    undefined,
    '($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=<unrepresentable>)',
  ],
  warn_explicit: [
    '(module, /, message, category, filename: str, lineno: int, module=NULL, registry=None, module_globals=None, source=None)',
    warnExplicit,
  ],
  _filters_mutated: [
    '(module, /)',
    (t) => {
      stateOf(t).version++;
      return null;
    },
  ],
};

export function makeWarnings(t: VmThread): PyModule {
  const module = new PyModule('_warnings');
  const { dict } = module;
  fillModule(dict, module, '_warnings', functions);
  const state = stateOf(t);
  dict.setStr('filters', state.filters);
  dict.setStr('_onceregistry', state.once);
  dict.setStr('_defaultaction', state.defaultAction);
  return module;
}
