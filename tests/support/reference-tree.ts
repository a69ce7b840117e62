/**
 * Trees that the reference parsed, as our nodes: what tests of later stages take when they mean to test nothing but that stage.
 */
import * as nodes from '../../src-core/ast/nodes.generated.ts';
import { BytesConst, ComplexConst, type Const, ELLIPSIS, FloatConst, TupleConst, WideConst } from '../../src-core/code/const.ts';

/**
 * Python statements for `Reference.answer`, before the caller's own: `encode(tree)` makes a JSON value of an `ast` tree.
 * A node is a list: its class, its fields, its position; an enumeration is its name; a constant is bare or tagged by its kind.
 */
export const ENCODE = `
import ast
SAFE = 2 ** 53 - 1
PLAIN = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)
POSITION = ("lineno", "col_offset", "end_lineno", "end_col_offset")
def constant(value):
    kind = type(value)
    if value is None or kind is bool: return value
    if kind is str: return value if not value or max(value) <= "\\uffff" else ["wide", [ord(char) for char in value]]
    if kind is int: return value if -SAFE <= value <= SAFE else ["int", hex(value)]
    if kind is float: return ["float", repr(value)]
    if kind is complex: return ["complex", repr(value.real), repr(value.imag)]
    if kind is bytes: return ["bytes", list(value)]
    if value is ...: return ["ellipsis"]
    return ["tuple", [constant(item) for item in value]]
def encode(node):
    if isinstance(node, list): return [[], *map(encode, node)]
    if isinstance(node, PLAIN): return type(node).__name__
    if not isinstance(node, ast.AST): return node
    row = [type(node).__name__]
    for field in node._fields:
        value = getattr(node, field, None)
        constants = field == "value" and isinstance(node, (ast.Constant, ast.MatchSingleton))
        row.append({"c": constant(value)} if constants else encode(value))
    if node._attributes: row.extend(getattr(node, name) for name in POSITION)
    return row
`;

type Encoded = null | string | number | { c: unknown } | Encoded[];

/** Our node for a value that `encode` made. */
export function decodeTree(row: unknown): nodes.mod {
  return decode(row as Encoded) as nodes.mod;
}

const CLASSES = nodes as unknown as Record<string, new (...fields: unknown[]) => nodes.AnyNode>;

function decode(value: Encoded): unknown {
  if (value === null) return undefined;
  if (typeof value !== 'object') return value;
  if (!Array.isArray(value)) return decodeConstant(value.c);
  const [head, ...rest] = value;
  return Array.isArray(head) ? rest.map(decode) : new CLASSES[head as string](...rest.map(decode));
}

function decodeConstant(value: unknown): Const {
  if (!Array.isArray(value)) return value as Const;
  const [kind, first, second] = value;
  switch (kind) {
    case 'wide':
      return new WideConst(Uint32Array.from(first));
    case 'int':
      return first.startsWith('-') ? -BigInt(first.slice(1)) : BigInt(first);
    case 'float':
      return new FloatConst(decodeFloat(first));
    case 'complex':
      return new ComplexConst(decodeFloat(first), decodeFloat(second));
    case 'bytes':
      return new BytesConst(Uint8Array.from(first));
    case 'foreign':
      throw new Error('a parser made a foreign constant');
    case 'ellipsis':
      return ELLIPSIS;
    case 'tuple':
      return new TupleConst(first.map(decodeConstant));
    default:
      throw new Error(`no such kind of constant: ${kind}`);
  }
}

/** A float from Python's repr. */
function decodeFloat(text: string): number {
  return text === 'inf' ? Infinity : text === '-inf' ? -Infinity : Number(text);
}
