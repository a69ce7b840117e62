/**
 * The module `_testinternalcapi`, of which there is what CPython's own tests of the compiler ask for: three of its stages
 * (Python/compile.c, `_PyCompile_CodeGen`, `_PyCompile_OptimizeCfg`, `_PyCompile_Assemble`): instructions are 6-tuples of opcode, argument
 * (the index of the target where they jump) and place.
 */

import { validateTree } from '../ast/validate.ts';
import type { Const } from '../code/const.ts';
import { ConstPool } from '../code/const-pool.ts';
import { HAS_ARG } from '../code/opcodes.generated.ts';
import type { FlowGraph } from '../compile/4-flowgraph/graph.ts';
import { hasTarget } from '../compile/4-flowgraph/opcode-kinds.ts';
import { improveUnit, layOutUnit } from '../compile/4-flowgraph/optimize.ts';
import { assembleGraph } from '../compile/5-assemble/assemble.ts';
import { compileTree } from '../compile/compile.ts';
import { type CodeUnit, InstructionSequence, type Location } from '../compile/instruction-sequence.ts';
import { getAttr } from '../objects/abstract/attr.ts';
import { index } from '../objects/abstract/number.ts';
import { needBytes } from '../objects/bytes/buffer.ts';
import { loadConst, PyCode } from '../objects/code.ts';
import { decodeBytes, encodeText } from '../objects/codec.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { isException, raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { floatType, typeOf } from '../objects/type.ts';
import { asStr, PyComplex, PyFloat, PyList, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../objects/value.ts';
import { storeConst } from '../vm/store-const.ts';
import type { VmThread } from '../vm/thread.ts';
import { isNode } from './_ast/classes.ts';
import { treeOfObjects } from './_ast/from-objects.ts';
import { fileName, guarded } from './builtins/compile.ts';
import { worldOf } from './world.ts';

const MODES = ['exec', 'eval', 'single'] as const;

/** A row of the lists that the stages exchange. */
function row(opcode: number, oparg: number, loc: Location): PyTuple {
  return new PyTuple([opcode, oparg, loc.lineno, loc.end_lineno, loc.col_offset, loc.end_col_offset]);
}

function codegen(t: Thread, _module: Value, ast: Value, filename: Value, optimize: number, mode: number): Value {
  const name = fileName(t, filename);
  if (!isNode(t, ast)) return raise.TypeError('expected an AST');
  const tree = treeOfObjects(t, ast, MODES[mode] ?? raise.ValueError(`compile_mode ${mode} is none of 0, 1, 2`));
  let unit: CodeUnit | undefined;
  guarded(() => {
    validateTree(tree);
    // The unit of the module itself is the last one that is complete.
    compileTree(tree, name, {
      optimize,
      observe: (stage) => {
        if (stage.name === 'codegen') unit = stage.unit;
      },
    });
  });
  const { sequence, ...rest } = unit as CodeUnit;
  const rows = sequence.instructions.map(({ opcode, oparg, loc }) =>
    row(opcode, hasTarget(opcode) ? sequence.labels[oparg] : oparg, loc),
  );
  return new PyTuple([new PyList(rows), metadataOf(t, rest)]);
}

function numbered(names: Iterable<string>): PyDict {
  const dict = new PyDict();
  let i = 0;
  for (const name of names) dict.setStr(strFromUtf16(name), i++);
  return dict;
}

function metadataOf(t: Thread, unit: Omit<CodeUnit, 'sequence'>): PyDict {
  const consts = new PyDict();
  unit.consts.forEach((value, i) => {
    consts.set(t, constantKey(loadConst(value)), i);
  });
  const dict = new PyDict();
  dict.setStr('name', strFromUtf16(unit.name));
  // A module has no qualified name yet when its instructions are complete.
  dict.setStr('consts', consts);
  dict.setStr('names', numbered(unit.names));
  for (const field of ['varnames', 'cellvars', 'freevars'] as const) {
    const names = new PyDict();
    for (const [name, i] of unit[field]) names.setStr(strFromUtf16(name), i);
    dict.setStr(field, names);
  }
  for (const field of ['argcount', 'posonlyargcount', 'kwonlyargcount'] as const) dict.setStr(field, unit[field]);
  return dict;
}

/** The key by which the compiler tells constants apart (Objects/codeobject.c, `_PyCode_ConstantKey`). */
function constantKey(value: Value): Value {
  if (value === null || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') return value;
  if (value instanceof PyCode || asStr(value) !== undefined) return value;
  if (value instanceof PyTuple) return new PyTuple([new PyTuple(value.items.map(constantKey)), value]);
  const type = typeOf(value);
  if (value instanceof PyFloat && type === floatType) {
    return new PyTuple(Object.is(value.value, -0) ? [type, value, null] : [type, value]);
  }
  if (value instanceof PyComplex) {
    const [real, imag] = [Object.is(value.real, -0), Object.is(value.imag, -0)];
    const sign = real ? (imag ? true : null) : false;
    return new PyTuple(real || imag ? [type, value, sign] : [type, value]);
  }
  return new PyTuple([type, value]);
}

/** Raises ValueError for rows of another shape and for labels that lead nowhere. */
function sequenceOf(t: Thread, instructions: Value): InstructionSequence {
  if (!(instructions instanceof PyList)) return raise.TypeError('instructions must be a list');
  const rows = instructions.items.map((item) => {
    if (!(item instanceof PyTuple) || item.items.length !== 6) return raise.ValueError('expected a 6-tuple');
    const opcode = Number(index(t, item.items[0]));
    const wanted = HAS_ARG.has(opcode) || hasTarget(opcode);
    return item.items.map((value, i) => (i === 1 && !wanted ? 0 : Number(index(t, value))));
  });
  const sequence = new InstructionSequence();
  const labels = rows.map(() => sequence.newLabel());
  const targets = new Set<number>();
  for (const [opcode, oparg] of rows) {
    if (!hasTarget(opcode)) continue;
    if (oparg < 0 || oparg >= rows.length) raise.ValueError('label out of range');
    targets.add(oparg);
  }
  rows.forEach(([opcode, oparg, lineno, end_lineno, col_offset, end_col_offset], i) => {
    if (targets.has(i)) sequence.useLabel(labels[i]);
    sequence.add(opcode, oparg, { lineno, end_lineno, col_offset, end_col_offset });
  });
  return sequence;
}

function rowsOf(graph: FlowGraph): PyList {
  const starts = new Map<unknown, number>();
  let count = 0;
  for (const block of graph.blocks()) {
    starts.set(block, count);
    count += block.instructions.length;
  }
  const rows: Value[] = [];
  for (const block of graph.blocks()) {
    for (const { opcode, oparg, target, loc } of block.instructions) {
      rows.push(row(opcode, hasTarget(opcode) ? (starts.get(target) as number) : oparg, loc));
    }
  }
  return new PyList(rows);
}

/** A unit of which only what the caller gives is known. */
function unitWith(sequence: InstructionSequence, given: Partial<CodeUnit>): CodeUnit {
  const none = () => new Map<string, never>();
  const names = { name: '', qualname: '', names: [], varnames: none(), cellvars: none(), freevars: none(), fasthidden: none() };
  const counts = { argcount: 0, posonlyargcount: 0, kwonlyargcount: 0, firstlineno: 1, flags: 0 };
  return { ...names, ...counts, consts: [], sequence, ...given };
}

/** Improves instructions; `consts` becomes what they load afterwards. */
function optimizeCfg(t: Thread, _module: Value, instructions: Value, consts: Value, nlocals: number): Value {
  if (!(consts instanceof PyList)) return raise.TypeError('consts must be a list');
  const values = new Map<Const, Value>();
  const given = consts.items.map((value) => {
    const stored = storeConst(value);
    values.set(stored, value);
    return stored;
  });
  const varnames = new Map(Array.from({ length: nlocals }, (_, i) => [`${i}`, i]));
  const improved = improveUnit(unitWith(sequenceOf(t, instructions), { consts: given, varnames }), new ConstPool());
  consts.items = improved.consts.map((value) => values.get(value) ?? loadConst(value));
  return rowsOf(improved.graph);
}

function entry(metadata: PyDict, name: string): Value {
  return metadata.getStr(name) ?? raise.KeyError(name);
}

/** Names to numbers, as metadata has them. */
function namesIn(metadata: PyDict, field: string): Map<string, number> {
  const dict = entry(metadata, field);
  if (!(dict instanceof PyDict)) return raise.TypeError(`${field} must be a dict`);
  return new Map([...dict.entries()].map(([name, i]) => [utf16(name as Str), Number(i)]));
}

/** Makes a code object of instructions as they are. */
function assemble(t: Thread, _module: Value, filename: Value, instructions: Value, metadata: Value): Value {
  if (!(metadata instanceof PyDict)) return raise.TypeError('metadata must be a dict');
  const text = (name: string) => utf16(asStr(entry(metadata, name)) ?? raise.TypeError(`${name} must be a str`));
  const number = (name: string) => Number(index(t, entry(metadata, name)));
  const keys = entry(metadata, 'consts');
  const consts: Const[] = [];
  if (keys instanceof PyDict) {
    for (const [key, i] of keys.entries()) {
      // What has a key of its own stands second in it.
      consts[Number(i)] = storeConst(key instanceof PyTuple && key.items.length > 1 ? key.items[1] : key);
    }
  }
  const unit = unitWith(sequenceOf(t, instructions), {
    name: text('name'),
    qualname: text('qualname'),
    consts,
    names: [...namesIn(metadata, 'names').keys()],
    varnames: namesIn(metadata, 'varnames'),
    cellvars: namesIn(metadata, 'cellvars'),
    freevars: namesIn(metadata, 'freevars'),
    argcount: number('argcount'),
    posonlyargcount: number('posonlyargcount'),
    kwonlyargcount: number('kwonlyargcount'),
    firstlineno: number('firstlineno'),
  });
  return guarded(() => new PyCode(assembleGraph(unit, fileName(t, filename), layOutUnit(unit, new ConstPool()))));
}

/** What is known here of the interpreter's configuration, by CPython's names. */
function getConfig(t: Thread): Value {
  const { start } = worldOf(t);
  const config = new PyDict();
  const set = (name: string, value: number | boolean | undefined) => config.setStr(name, Number(value ?? 0));
  set('code_debug_ranges', 1);
  set('optimization_level', start.optimize);
  set('isolated', start.isolated);
  set('use_environment', !start.ignoreEnvironment);
  set('dev_mode', start.devMode);
  set('inspect', start.inspect);
  set('interactive', start.interactive);
  set('quiet', start.quiet);
  set('verbose', start.verbose);
  set('bytes_warning', start.bytesWarning);
  set('write_bytecode', !start.dontWriteBytecode);
  return config;
}

/** The error handlers that a conversion by the locale knows (`_Py_EncodeLocaleEx`, `_Py_DecodeLocaleEx`); it is UTF-8 here. */
const LOCALE_HANDLERS: ReadonlySet<string> = new Set(['strict', 'surrogateescape', 'surrogatepass']);

/** Runs a conversion by the locale; errors are those of C, which knows a place and a reason. */
function byLocale(t: Thread, what: 'encode' | 'decode', errors: Str, convert: () => Value): Value {
  if (!LOCALE_HANDLERS.has(utf16(errors))) return raise.ValueError('unsupported error handler');
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof PyException) || !isException(error, 'UnicodeError')) throw error;
    const reason = what === 'encode' ? 'encoding error' : utf16(getAttr(t, error, 'reason') as Str);
    return raise.RuntimeError(`${what} error: pos=${getAttr(t, error, 'start')}, reason=${reason}`);
  }
}

function encodeLocale(t: Thread, _module: Value, text: Str, _currentLocale: number, errors: Str): Value {
  return byLocale(t, 'encode', errors, () => encodeText(t, text, 'utf-8', errors));
}

function decodeLocale(t: Thread, _module: Value, data: Value, _currentLocale: number, errors: Str): Value {
  const bytes = needBytes(t, data);
  return byLocale(t, 'decode', errors, () => decodeBytes(t, bytes, 'utf-8', errors));
}

const functions: Record<string, NativeRow> = {
  EncodeLocaleEx: ["(module, unicode: str, current_locale: int = 0, errors: str = 'strict', /)", encodeLocale],
  DecodeLocaleEx: ["(module, data, current_locale: int = 0, errors: str = 'strict', /)", decodeLocale],
  get_config: ['(module, /)', getConfig],
  get_recursion_depth: ['(module, /)', (t) => (t as VmThread).depth],
  compiler_codegen: ['(module, /, ast, filename, optimize: int, compile_mode: int = 0)', codegen],
  optimize_cfg: ['(module, /, instructions, consts, nlocals: int)', optimizeCfg],
  assemble_code_object: ['(module, /, filename, instructions, metadata)', assemble],
};

/** Makes the module object. */
export function makeTestInternals(): PyModule {
  const module = new PyModule('_testinternalcapi');
  fillModule(module.dict, module, '_testinternalcapi', functions);
  module.dict.setStr('SIZEOF_PYGC_HEAD', 16);
  return module;
}
