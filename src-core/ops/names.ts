/** Variables by name: globals, builtins, namespaces of classes and modules, cells. */
import { delItem, getItem, setItem } from '../objects/abstract/sequence.ts';
import { PyDict } from '../objects/dict.ts';
import { isException, raise } from '../objects/raise.ts';
import { dictType } from '../objects/type.ts';
import { PyCell, type Str, utf16, type Value } from '../objects/value.ts';
import { cache, DEOPT, family, inst, local, setLocal } from './dsl.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { shownBuiltins } from './odd-builtins.ts';
import { nameError, unboundCell } from './unbound.ts';

/** A name in any mapping; undefined where it has none. */
function fromMapping(m: Machine, mapping: Value, name: Str): Value | undefined {
  if (mapping instanceof PyDict && mapping.cls === dictType) return mapping.ask(m, name);
  try {
    return getItem(m, mapping, name);
  } catch (error) {
    if (isException(error, 'KeyError')) return undefined;
    throw error;
  }
}

/** Globals, then builtins. Raises NameError. Builtins that are no plain dict are asked as Python code would ask them. */
function loadGlobal(m: Machine, f: Frame, name: Str): Value {
  const value = f.globals.ask(m, name);
  return value === undefined ? loadBuiltin(m, f, name) : value;
}

function loadBuiltin(m: Machine, f: Frame, name: Str): Value {
  const { builtins } = f;
  const value = builtins.cls === dictType ? builtins.ask(m, name) : fromMapping(m, shownBuiltins(builtins), name);
  return value === undefined ? nameError(name) : value;
}

function namespace(m: Machine, what: string, name: Str): Value {
  const { locals } = m.frame!;
  return locals === undefined ? raise.SystemError(`no locals ${what} '${utf16(name)}'`) : locals;
}

/** Pushes the namespace of locals. */
inst(87, 'LOAD_LOCALS', '(-- locals)', (m: Machine) => m.frame!.locals ?? raise.SystemError('no locals'));
/** Pushes the value of a name: local, then global, then built-in. */
inst(101, 'LOAD_NAME', '(-- value)', (m: Machine, oparg) => {
  const f = m.frame!;
  const name = f.code.names[oparg];
  const value = fromMapping(m, f.locals === undefined ? raise.SystemError('no locals found') : f.locals, name);
  return value === undefined ? loadGlobal(m, f, name) : value;
});
/** Looks a name up in the namespace on the stack, then global, then built-in. */
inst(175, 'LOAD_FROM_DICT_OR_GLOBALS', '(mod_or_class_dict -- value)', (m: Machine, oparg, mapping: Value) => {
  const name = m.frame!.code.names[oparg];
  const value = fromMapping(m, mapping, name);
  return value === undefined ? loadGlobal(m, m.frame!, name) : value;
});
/** Stores the top under a name. */
inst(90, 'STORE_NAME', '(value --)', (m: Machine, oparg, value: Value) => {
  const name = m.frame!.code.names[oparg];
  const ns = namespace(m, 'found when storing', name);
  if (ns instanceof PyDict && ns.cls === dictType) ns.setStr(name, value);
  else setItem(m, ns, name, value);
});
/** Deletes a name. */
inst(91, 'DELETE_NAME', '(--)', (m: Machine, oparg) => {
  const name = m.frame!.code.names[oparg];
  const ns = namespace(m, 'when deleting', name);
  try {
    delItem(m, ns, name);
  } catch (error) {
    if (isException(error, 'KeyError')) nameError(name);
    throw error;
  }
});
/** Stores the top under a global name. */
inst(97, 'STORE_GLOBAL', '(value --)', (m: Machine, oparg, value: Value) => {
  m.frame!.globals.setStr(m.frame!.code.names[oparg], value);
});
/** Deletes a global name. */
inst(98, 'DELETE_GLOBAL', '(--)', (m: Machine, oparg) => {
  const name = m.frame!.code.names[oparg];
  if (m.frame!.globals.deleteStr(name) === undefined) nameError(name);
});

family(116, ['counter', 'index', 'module_keys_version', 'builtin_keys_version'], [112, 111]);
/** Pushes a global or built-in. */
inst(116, 'LOAD_GLOBAL', '(-- null if (oparg & 1), value)', (m: Machine, oparg) => {
  const f = m.frame!;
  const name = f.code.names[oparg >> 1];
  if (f.globals.cls === dictType) return loadGlobal(m, f, name);
  // Globals of a subclass of dict are asked too, here only.
  const value = fromMapping(m, f.globals, name);
  return value === undefined ? loadBuiltin(m, f, name) : value;
});
inst(
  112,
  'LOAD_GLOBAL_MODULE',
  '(-- null if (oparg & 1), value)',
  (m: Machine) => {
    const { globals } = m.frame!;
    const value = globals.values[cache(m, 1)];
    if (globals.keysVersion !== cache(m, 2) || value === undefined) return DEOPT;
    return value;
  },
  { hot: true },
);
inst(
  111,
  'LOAD_GLOBAL_BUILTIN',
  '(-- null if (oparg & 1), value)',
  (m: Machine) => {
    const { globals, builtins } = m.frame!;
    const value = builtins.values[cache(m, 1)];
    if (globals.keysVersion !== cache(m, 2) || builtins.keysVersion !== cache(m, 3) || value === undefined) return DEOPT;
    return value;
  },
  { hot: true },
);

/** Puts a new cell into a slot of the frame. */
inst(135, 'MAKE_CELL', '(--)', (m: Machine, oparg) => setLocal(m, oparg, new PyCell(local(m, oparg))));
/** Copies the closure's cells into the frame. */
inst(149, 'COPY_FREE_VARS', '(--)', (m: Machine, oparg) => {
  const f = m.frame!;
  const start = f.code.nlocalsplus - oparg;
  for (let i = 0; i < oparg; i++) f.localsplus[start + i] = f.func.closure![i];
});
/** Pushes what a cell holds. */
inst(
  137,
  'LOAD_DEREF',
  '(-- value)',
  (m: Machine, oparg) => {
    const cell = local(m, oparg) as PyCell;
    const value = cell.value === undefined ? unboundCell(m, oparg) : cell.value;
    return value;
  },
  { hot: true },
);
/** Stores the top in a cell. */
inst(
  138,
  'STORE_DEREF',
  '(value --)',
  (m: Machine, oparg, value: Value) => {
    (local(m, oparg) as PyCell).value = value;
  },
  { hot: true },
);
/** Empties a cell. */
inst(139, 'DELETE_DEREF', '(--)', (m: Machine, oparg) => {
  const cell = local(m, oparg) as PyCell;
  if (cell.value === undefined) unboundCell(m, oparg);
  cell.value = undefined;
});
/** Looks a name up in the namespace on the stack, then in a cell. */
inst(176, 'LOAD_FROM_DICT_OR_DEREF', '(class_dict -- value)', (m: Machine, oparg, mapping: Value) => {
  const value = fromMapping(m, mapping, m.frame!.code.localsplusnames[oparg]);
  if (value !== undefined) return value;
  const cell = local(m, oparg) as PyCell;
  return cell.value === undefined ? unboundCell(m, oparg) : cell.value;
});
/** Pushes the function that makes classes. */
inst(71, 'LOAD_BUILD_CLASS', '(-- bc)', (m: Machine) => {
  const { builtins } = m.frame!;
  const known =
    builtins.cls === dictType ? builtins.getStr('__build_class__') : fromMapping(m, shownBuiltins(builtins), '__build_class__');
  return known ?? raise.NameError('__build_class__ not found');
});
/** Pushes AssertionError. */
inst(74, 'LOAD_ASSERTION_ERROR', '(-- value)', (m: Machine) => m.assertionError);
/** Makes `__annotations__` unless it is there. */
inst(85, 'SETUP_ANNOTATIONS', '(--)', (m: Machine) => {
  const ns = m.frame!.locals;
  if (ns === undefined) return raise.SystemError('no locals found when setting up annotations');
  if (fromMapping(m, ns, '__annotations__') === undefined) setItem(m, ns, '__annotations__', new PyDict());
  return undefined;
});
