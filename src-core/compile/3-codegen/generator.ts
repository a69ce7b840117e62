/**
 * The state of one compilation and the vocabulary in which every construct writes its instructions. What a construct becomes is in
 * the files beside this one, as functions that take the generator first; this file knows no node but the ones it opens scopes for.
 *
 * Method names are short because they make up most of the lines that use them: `op`, `arg`, `jump`, `load`, `name` add one
 * instruction each; the location always comes first.
 */
import {
  CO_ASYNC_GENERATOR,
  CO_COROUTINE,
  CO_GENERATOR,
  CO_NESTED,
  CO_NEWLOCALS,
  CO_OPTIMIZED,
  CO_VARARGS,
  CO_VARKEYWORDS,
  type CodeObject,
} from '../../code/code-object.ts';
import type { Const } from '../../code/const.ts';
import { ConstPool } from '../../code/const-pool.ts';
import { OP } from '../../code/opcodes.generated.ts';
import { CompileError, type WarningSink } from '../../source/errors.ts';
import { type FutureFeatures, INHERITED_FLAGS } from '../1-future.ts';
import { GLOBAL_EXPLICIT, type ScopeKey, type SymbolTable } from '../2-symtable/entry.ts';
import { mangle, mangleIn } from '../2-symtable/mangle.ts';
import { type CodeUnit, type Label, type Location, NO_LOCATION } from '../instruction-sequence.ts';
import { range } from './locations.ts';
import { indexOf, Unit, type UnitKind } from './unit.ts';

/** `compile(..., flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)`. */
export const ALLOW_TOP_LEVEL_AWAIT = 0x2000;

export interface CodegenOptions {
  /** 0 keeps asserts and docstrings, 1 drops asserts, 2 drops docstrings too. */
  readonly optimize: number;
  /** CO_FUTURE_* bits given by the caller, and ALLOW_TOP_LEVEL_AWAIT. */
  readonly flags: number;
  /** Takes a warning; answers 'error' when the program's filters turn it into one. */
  readonly warn?: WarningSink;
  /**
   * Makes a code object of a unit that is complete: the flow graph and the assembler. The pool makes constants that they find out
   * one object with those that there are.
   */
  readonly assemble: (unit: CodeUnit, pool: ConstPool) => CodeObject;
}

export class CodeGenerator {
  unit!: Unit;
  /** Units around the current one, outermost first. */
  readonly outer: Unit[] = [];
  /** Whether expression statements of the top level print their value. */
  interactive = false;
  private readonly pool = new ConstPool();
  private readonly flags: number;

  constructor(
    readonly table: SymbolTable,
    readonly filename: string,
    readonly future: FutureFeatures,
    readonly options: CodegenOptions,
  ) {
    this.flags = future.features | options.flags;
  }

  hasFeature(bit: number): boolean {
    return (this.flags & bit) !== 0;
  }

  /** Whether `await` is allowed here although this is the module's own block. */
  get topLevelAwait(): boolean {
    return (this.options.flags & ALLOW_TOP_LEVEL_AWAIT) !== 0 && this.unit.scope.type === 'module';
  }

  // --- instructions -------------------------------------------------------------------------------------------------------

  /** An instruction without argument. */
  op(loc: Location, opcode: number): void {
    this.unit.sequence.add(opcode, 0, loc);
  }

  arg(loc: Location, opcode: number, oparg: number): void {
    this.unit.sequence.add(opcode, oparg, loc);
  }

  /** A jump, or an instruction that opens an exception range up to a handler. */
  jump(loc: Location, opcode: number, target: Label): void {
    this.unit.sequence.add(opcode, target, loc);
  }

  label(): Label {
    return this.unit.sequence.newLabel();
  }

  place(label: Label): void {
    this.unit.sequence.useLabel(label);
  }

  /** LOAD_CONST. */
  load(loc: Location, value: Const): void {
    this.arg(loc, OP.LOAD_CONST, this.addConst(value));
  }

  /** The index of a constant in this unit, in order of first use. */
  addConst(value: Const): number {
    const interned = this.pool.intern(value);
    const { constIndex, consts } = this.unit;
    let index = constIndex.get(interned);
    if (index === undefined) {
      index = consts.push(interned) - 1;
      constIndex.set(interned, index);
    }
    return index;
  }

  /** An instruction whose argument is an index into `co_names`, for a name that private-name mangling applies to. */
  name(loc: Location, opcode: number, name: string): void {
    this.arg(loc, opcode, this.nameIndex(name));
  }

  nameIndex(name: string): number {
    return indexOf(this.unit.names, this.mangle(name));
  }

  /** LOAD_ATTR: the low bit of the argument asks for the method form. */
  loadAttr(loc: Location, name: string, method: boolean): void {
    this.arg(loc, OP.LOAD_ATTR, (this.nameIndex(name) << 1) | (method ? 1 : 0));
  }

  mangle(name: string): string {
    return mangleIn(this.unit.scope, this.unit.privateName, name);
  }

  // --- scopes -------------------------------------------------------------------------------------------------------------

  /** Begins the unit of the scope that `key` opens (`compiler_enter_scope`). */
  enter(name: string, kind: UnitKind, key: ScopeKey, lineno: number): void {
    const parent: Unit | undefined = this.unit;
    const unit = new Unit(name, kind, this.table.lookup(key), lineno, parent?.privateName);
    if (parent !== undefined) this.outer.push(parent);
    this.unit = unit;
    if (kind !== 'module') unit.qualname = this.qualify(unit);
    // The module's RESUME stands on line 0, before any line of the program.
    this.arg(range(kind === 'module' ? 0 : lineno, lineno, 0, 0), OP.RESUME, 0);
  }

  /**
   * Ends the current unit and returns its code object. Falling off the end returns None, or with `bare` what is on the stack.
   */
  leave(bare = false): CodeObject {
    if (!bare) this.load(NO_LOCATION, null);
    this.op(NO_LOCATION, OP.RETURN_VALUE);
    const code = this.options.assemble(this.unit.finish(this.codeFlags()), this.pool);
    this.unit = this.outer.pop()!;
    return code;
  }

  /** The dotted name of a unit (PEP 3155): hidden scopes of type parameters do not appear in it. */
  private qualify(unit: Unit): string {
    const depth = this.outer.length;
    let parent = this.outer[depth - 1];
    if (parent.kind === 'type parameters') {
      if (depth === 2) return unit.name;
      parent = this.outer[depth - 2];
    } else if (depth === 1) {
      // Directly in the module.
      return unit.name;
    }
    if (unit.kind === 'function' || unit.kind === 'async function' || unit.kind === 'class') {
      if (parent.scope.scope(mangle(parent.privateName, unit.name)) === GLOBAL_EXPLICIT) return unit.name;
    }
    const inFunction = parent.kind === 'function' || parent.kind === 'async function' || parent.kind === 'lambda';
    return `${parent.qualname}${inFunction ? '.<locals>' : ''}.${unit.name}`;
  }

  private codeFlags(): number {
    const { scope } = this.unit;
    let flags = this.flags & INHERITED_FLAGS;
    if (scope.isFunctionLike) {
      flags |= CO_NEWLOCALS | CO_OPTIMIZED;
      if (scope.nested) flags |= CO_NESTED;
      if (scope.generator) flags |= scope.coroutine ? CO_ASYNC_GENERATOR : CO_GENERATOR;
      else if (scope.coroutine) flags |= CO_COROUTINE;
      if (scope.varargs) flags |= CO_VARARGS;
      if (scope.varkeywords) flags |= CO_VARKEYWORDS;
    }
    if (this.topLevelAwait && scope.coroutine && !scope.generator) flags |= CO_COROUTINE;
    return flags;
  }

  // --- messages -----------------------------------------------------------------------------------------------------------

  /** A SyntaxError; columns are counted in bytes of UTF-8 as in the reference (`compiler_error`). */
  error(loc: Location, message: string): CompileError {
    const { lineno, col_offset, end_lineno, end_col_offset } = loc;
    return new CompileError('SyntaxError', message, this.filename, lineno, col_offset + 1, null, end_lineno, end_col_offset + 1);
  }

  /** A SystemError: a tree made by hand, which no parser makes, that the check of trees lets through. */
  impossible(message: string): CompileError {
    return new CompileError('SystemError', message, this.filename);
  }

  /** A SyntaxWarning; raised as a SyntaxError when the program's filters want it so. */
  warn(loc: Location, message: string): void {
    const answer = this.options.warn?.({ category: 'SyntaxWarning', message, filename: this.filename, lineno: loc.lineno });
    if (answer === 'error') throw this.error(loc, message);
  }
}
