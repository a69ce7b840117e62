/**
 * The AST optimiser of the reference, applied to a tree of ours. Python has no function that gives the optimised tree away, but the
 * compiler changes the tree of C structures that it is given, in place: so our tree is written into the reference's memory as such
 * structures, its own compiler (`_PyAST_Compile`) is called on it, and what the tree has become is read back.
 *
 * Layout of the structures: a sum type is the number of its constructor (from 1), then a union of the constructors' fields, then
 * the attributes; a product type is its fields and attributes; every field is a word of 32 bits. Source: Include/internal/pycore_ast.h
 * and pycore_asdl.h of CPython 3.12, which its asdl_c.py makes from the same grammar as ast/python.asdl.
 */
import * as nodes from '../../src-core/ast/nodes.generated.ts';
import { type Const, TupleConst } from '../../src-core/code/const.ts';
import { dumps, loads } from '../../src-core/code/marshal.ts';
import type { Reference } from './reference.ts';

const { NODES, ENUMERATIONS } = nodes;
type Fields = Record<string, unknown>;
type Info = (typeof NODES)[string];

/** What of the reference's exports is used here. */
interface Exports {
  HEAP32: Int32Array;
  __PyArena_New(): number;
  __PyArena_Malloc(arena: number, size: number): number;
  __PyArena_Free(arena: number): void;
  __PyAST_Compile(mod: number, filename: number, flags: number, optimize: number, arena: number): number;
  _PyErr_Clear(): void;
  _Py_DecRef(object: number): void;
}

const CONSTANTS = `
import marshal, sys, warnings
warnings.simplefilter("ignore")
kept = [sys.intern(item) if type(item) is str else item for item in marshal.loads(constants)]
sys.modules["kept_constants"] = kept
result = [id(item) for item in kept]
`;
const OBJECTS = `
import base64, ctypes, marshal
result = base64.b64encode(marshal.dumps(tuple(ctypes.cast(at, ctypes.py_object).value for at in places))).decode()
`;

/** The constructors of each sum, in order; a product has one, its own. */
const CONSTRUCTORS = new Map<string, string[]>();
for (const [name, { sum }] of Object.entries(NODES)) {
  CONSTRUCTORS.set(sum, [...(CONSTRUCTORS.get(sum) ?? []), name]);
}

const isSum = (type: string): boolean => NODES[type] === undefined;
const POSITION = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;
const CLASSES = nodes as unknown as Record<string, new (...fields: unknown[]) => nodes.AnyNode>;
const OBJECT_TYPES = ['identifier', 'string', 'constant'];
const CHUNK = 1 << 16;

/** Words that the fields of a type take, without the number of the constructor and the attributes. */
function unionWords(type: string): number {
  return Math.max(...CONSTRUCTORS.get(type)!.map((name) => NODES[name].fields.length));
}

const located = (type: string): boolean => NODES[CONSTRUCTORS.get(type)![0]].located;
const typeOfNode = (node: { _type: string }): string => NODES[node._type].sum;

export class ReferenceOptimizer {
  private readonly exports: Exports;
  private arena = 0;
  private free = 0;
  private end = 0;
  /** Where the reference keeps each constant and name of the tree, and the way back. */
  private places = new Map<Const, number>();
  private values = new Map<number, Const>();

  constructor(private readonly reference: Reference) {
    this.exports = (reference.pyodide as unknown as { _module: Exports })._module;
  }

  /** The tree as the reference's compiler has it after its optimiser; `tree` is left as it is. Undefined when it does not compile. */
  optimize(tree: nodes.mod, optimize: number): nodes.mod | undefined {
    const constants = ['<tree>', ...this.constantsOf(tree)];
    const places = this.reference.answer<number[]>(CONSTANTS, { constants: dumps(new TupleConst(constants)) });
    this.places = new Map(constants.map((value, i) => [value, places[i]]));
    this.values = new Map(constants.map((value, i) => [places[i], value]));
    this.arena = this.exports.__PyArena_New();
    this.free = this.end = 0;
    try {
      const root = this.write(tree);
      const code = this.exports.__PyAST_Compile(root, places[0], 0, optimize, this.arena);
      if (code === 0) {
        this.exports._PyErr_Clear();
        return undefined;
      }
      this.exports._Py_DecRef(code);
      this.learn(root, 'mod');
      return this.read(root, 'mod') as nodes.mod;
    } finally {
      this.exports.__PyArena_Free(this.arena);
    }
  }

  /** Every constant and name below a node, each once. */
  private constantsOf(tree: nodes.mod): Const[] {
    const found = new Set<Const>();
    const visit = (node: Fields & { _type: string }): void => {
      for (const [field, type, mark] of NODES[node._type].fields) {
        const value = node[field];
        if (type === 'int' || type in ENUMERATIONS || value === undefined) continue;
        const items = mark.endsWith('*') ? (value as unknown[]) : [value];
        for (const item of items) {
          if (OBJECT_TYPES.includes(type)) found.add(item as Const);
          else if (item !== undefined) visit(item as Fields & { _type: string });
        }
      }
    };
    visit(tree as unknown as Fields & { _type: string });
    return [...found];
  }

  private allocate(words: number): number {
    const size = words * 4;
    if (size > this.end - this.free) {
      this.free = this.exports.__PyArena_Malloc(this.arena, Math.max(size, CHUNK));
      this.end = this.free + Math.max(size, CHUNK);
    }
    const at = this.free;
    this.free += size;
    this.exports.HEAP32.fill(0, at >> 2, (at >> 2) + words);
    return at;
  }

  private put(at: number, word: number): void {
    this.exports.HEAP32[at >> 2] = word;
  }

  private get(at: number): number {
    return this.exports.HEAP32[at >> 2];
  }

  /** Writes a node and all below it; answers its address. */
  private write(node: nodes.AnyNode): number {
    const type = typeOfNode(node);
    const head = isSum(type) ? 1 : 0;
    const words = head + unionWords(type);
    const at = this.allocate(words + (located(type) ? 4 : 0));
    if (head) this.put(at, CONSTRUCTORS.get(type)!.indexOf(node._type) + 1);
    const values = node as unknown as Fields;
    NODES[node._type].fields.forEach(([field, kind, mark], i) => {
      const value = values[field];
      this.put(at + (head + i) * 4, mark.endsWith('*') ? this.writeList(value as unknown[], kind) : this.word(value, kind));
    });
    if (located(type)) for (const [i, name] of POSITION.entries()) this.put(at + (words + i) * 4, values[name] as number);
    return at;
  }

  private writeList(items: readonly unknown[], kind: string): number {
    if (items.length === 0) return 0;
    const at = this.allocate(2 + items.length);
    this.put(at, items.length);
    this.put(at + 4, at + 8);
    for (const [i, item] of items.entries()) this.put(at + 8 + i * 4, this.word(item, kind));
    return at;
  }

  private word(value: unknown, kind: string): number {
    if (value === undefined) return 0;
    if (kind === 'int') return value as number;
    if (kind in ENUMERATIONS) return ENUMERATIONS[kind].indexOf(value as string) + 1;
    if (OBJECT_TYPES.includes(kind)) return this.places.get(value as Const)!;
    return this.write(value as nodes.AnyNode);
  }

  /** Asks for the objects that the optimiser has made. */
  private learn(root: number, type: string): void {
    const unknown = new Set<number>();
    this.read(root, type, unknown);
    const places = [...unknown];
    const made = loads(Buffer.from(this.reference.answer<string>(OBJECTS, { places }), 'base64')) as TupleConst;
    for (const [i, place] of places.entries()) this.values.set(place, made.items[i]);
  }

  /** Reads the node at an address; objects that are not known yet are added to `unknown`. */
  private read(at: number, type: string, unknown?: Set<number>): nodes.AnyNode {
    const head = isSum(type) ? 1 : 0;
    const name = CONSTRUCTORS.get(type)![head ? this.get(at) - 1 : 0];
    const info: Info = NODES[name];
    const fields = info.fields.map(([, kind, mark], i) => {
      const word = this.get(at + (head + i) * 4);
      if (!mark.endsWith('*')) return this.value(word, kind, unknown);
      const length = word === 0 ? 0 : this.get(word);
      return Array.from({ length }, (_, k) => this.value(this.get(word + 8 + k * 4), kind, unknown));
    });
    const from = at + (head + unionWords(type)) * 4;
    const position = info.located ? POSITION.map((_, i) => this.get(from + i * 4)) : [];
    return new CLASSES[name](...fields, ...position);
  }

  private value(word: number, kind: string, unknown?: Set<number>): unknown {
    if (kind === 'int') return word;
    if (word === 0) return undefined;
    if (kind in ENUMERATIONS) return ENUMERATIONS[kind][word - 1];
    if (!OBJECT_TYPES.includes(kind)) return this.read(word, kind, unknown);
    if (!this.values.has(word)) unknown?.add(word);
    return this.values.get(word);
  }
}
