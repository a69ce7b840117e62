/**
 * Reading, binding and deleting a name: which of the four kinds of variable it is here (fast local, cell, global, dictionary
 * entry), and the instruction that follows from it. Also cells handed on to a nested function.
 */
import type { expr_context } from '../../ast/nodes.generated.ts';
import type { CodeObject } from '../../code/code-object.ts';
import { CO_FAST_FREE } from '../../code/code-object.ts';
import { TupleConst } from '../../code/const.ts';
import { reprConst } from '../../code/const-repr.ts';
import { OP } from '../../code/opcodes.generated.ts';
import type { CompileError } from '../../source/errors.ts';
import { CELL, FREE, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, LOCAL } from '../2-symtable/entry.ts';
import type { Location } from '../instruction-sequence.ts';
import type { CodeGenerator } from './generator.ts';
import { indexOf } from './unit.ts';

type Storage = 'fast' | 'global' | 'deref' | 'name';

const OPCODES: Readonly<Record<Storage, Readonly<Record<expr_context, number>>>> = {
  fast: { Load: OP.LOAD_FAST, Store: OP.STORE_FAST, Del: OP.DELETE_FAST },
  global: { Load: OP.LOAD_GLOBAL, Store: OP.STORE_GLOBAL, Del: OP.DELETE_GLOBAL },
  deref: { Load: OP.LOAD_DEREF, Store: OP.STORE_DEREF, Del: OP.DELETE_DEREF },
  name: { Load: OP.LOAD_NAME, Store: OP.STORE_NAME, Del: OP.DELETE_NAME },
};

/** `__debug__` can be neither bound nor deleted. */
export function forbidDebug(g: CodeGenerator, loc: Location, name: string, ctx: expr_context = 'Store'): void {
  if (name !== '__debug__' || ctx === 'Load') return;
  throw g.error(loc, ctx === 'Store' ? 'cannot assign to __debug__' : 'cannot delete __debug__');
}

/** Reads, binds or deletes a variable (CPython Python/compile.c, `compiler_nameop`). */
export function useName(g: CodeGenerator, loc: Location, name: string, ctx: expr_context): void {
  forbidDebug(g, loc, name, ctx);
  const unit = g.unit;
  const mangled = g.mangle(name);
  const scope = unit.scope.scope(mangled);
  const storage = storageOf(g, mangled, scope);
  const opcode = OPCODES[storage][ctx];
  switch (storage) {
    case 'fast':
      g.arg(loc, opcode, indexOf(unit.varnames, mangled));
      return;
    case 'deref': {
      const cells = scope === FREE ? unit.freevars : unit.cellvars;
      const fromDict = ctx === 'Load' && pushClassNamespace(g, loc);
      g.arg(loc, fromDict ? OP.LOAD_FROM_DICT_OR_DEREF : opcode, indexOf(cells, mangled));
      return;
    }
    case 'global':
      if (ctx === 'Load' && scope === GLOBAL_IMPLICIT && unit.scope.can_see_class_scope) {
        g.arg(loc, OP.LOAD_DEREF, indexOf(unit.freevars, '__classdict__'));
        g.arg(loc, OP.LOAD_FROM_DICT_OR_GLOBALS, indexOf(unit.names, mangled));
      } else if (ctx === 'Load') loadGlobal(g, loc, mangled);
      else g.arg(loc, opcode, indexOf(unit.names, mangled));
      return;
    case 'name':
      // An inlined comprehension does not see the names of the class around it.
      if (ctx === 'Load' && unit.scope.type === 'class' && unit.inlinedComprehensions > 0) loadGlobal(g, loc, mangled);
      else g.arg(loc, opcode, indexOf(unit.names, mangled));
  }
}

function storageOf(g: CodeGenerator, mangled: string, scope: number): Storage {
  switch (scope) {
    case FREE:
    case CELL:
      return 'deref';
    case LOCAL:
      return g.unit.scope.isFunctionLike || g.unit.fasthidden.get(mangled) ? 'fast' : 'name';
    case GLOBAL_IMPLICIT:
      return g.unit.scope.isFunctionLike ? 'global' : 'name';
    case GLOBAL_EXPLICIT:
      return 'global';
    default:
      return 'name';
  }
}

/** The low bit of LOAD_GLOBAL's argument (a NULL below the value) is set later, when the flow graph sees the call. */
function loadGlobal(g: CodeGenerator, loc: Location, mangled: string): void {
  g.arg(loc, OP.LOAD_GLOBAL, indexOf(g.unit.names, mangled) << 1);
}

/** Pushes the namespace that is searched before a cell, where there is one. */
function pushClassNamespace(g: CodeGenerator, loc: Location): boolean {
  const { scope, inlinedComprehensions, freevars } = g.unit;
  if (scope.type === 'class' && inlinedComprehensions === 0) g.op(loc, OP.LOAD_LOCALS);
  else if (scope.can_see_class_scope) g.arg(loc, OP.LOAD_DEREF, indexOf(freevars, '__classdict__'));
  else return false;
  return true;
}

/** CELL, FREE ...: how a name that a nested function uses is held here (`get_ref_type`). */
export function referenceKind(g: CodeGenerator, name: string): number {
  if (g.unit.kind === 'class' && (name === '__class__' || name === '__classdict__')) return CELL;
  const scope = g.unit.scope.scope(name);
  if (scope === 0) throw new Error(`unknown scope of ${name} in ${g.unit.name}`);
  return scope;
}

/**
 * MAKE_FUNCTION for a code object, after a tuple of the cells that it needs. `flags` say which of defaults (1), keyword
 * defaults (2) and annotations (4) are already on the stack.
 */
export function makeFunction(g: CodeGenerator, loc: Location, code: CodeObject, flags: number): void {
  const { localsplusnames, localspluskinds } = code.fields;
  let cells = 0;
  for (let i = 0; i < localsplusnames.length; i++) {
    if (!(localspluskinds[i] & CO_FAST_FREE)) continue;
    const name = localsplusnames[i];
    // A name may be both free and local in a class: then it is the outer variable that the method closes over.
    const kind = referenceKind(g, name);
    const index = (kind === CELL ? g.unit.cellvars : g.unit.freevars).get(name);
    if (index === undefined) throw noCell(g, name, kind, code);
    g.arg(loc, OP.LOAD_CLOSURE, index);
    cells++;
  }
  if (cells > 0) {
    flags |= 8;
    g.arg(loc, OP.BUILD_TUPLE, cells);
  }
  g.load(loc, code);
  g.arg(loc, OP.MAKE_FUNCTION, flags);
}

/** A comprehension that a class body inlines has no cell for `__class__`; the reference finds that out here and says it so. */
function noCell(g: CodeGenerator, name: string, kind: number, code: CodeObject): CompileError {
  const { localsplusnames, localspluskinds } = code.fields;
  const free = localsplusnames.filter((_, i) => localspluskinds[i] & CO_FAST_FREE);
  const repr = (value: string | TupleConst) => reprConst(value, () => '');
  const message =
    `compiler_lookup_arg(name=${repr(name)}) with reftype=${kind} failed in ${g.unit.name}; ` +
    `freevars of code ${code.fields.name}: ${repr(new TupleConst(free))}`;
  return g.impossible(message);
}
