/** The syntax tree of one code block as rows, before and after folding. Folding works in place: nodes that stay keep their numbers. */
import { reprConst } from '../ast/const-repr.ts';
import { type AnyNode, ENUMERATIONS, type Located, NODES } from '../ast/nodes.generated.ts';
import { walk } from '../ast/visitor.ts';
import { reprText } from '../base/text-repr.ts';
import type { Const } from '../code/const.ts';
import type { CodeUnit } from '../compile/instruction-sequence.ts';
import { rangeOf } from '../debug/inspect/code.ts';
import type { LineColumns } from '../debug/source-columns.ts';
import type { StageRow } from '../protocol/code-shapes.ts';
import { emptyRow } from './flow-trace.ts';

const COMPREHENSIONS: Readonly<Record<string, string>> = {
  '<listcomp>': 'ListComp',
  '<setcomp>': 'SetComp',
  '<dictcomp>': 'DictComp',
  '<genexpr>': 'GeneratorExp',
  '<lambda>': 'Lambda',
};
const GENERICS = '<generic parameters of ';

/** Whether a node is what a block of this name and line was made of. */
function makes(node: AnyNode, name: string, line: number): boolean {
  if (name in COMPREHENSIONS) return node._type === COMPREHENSIONS[name] && (node as AnyNode & Located).lineno === line;
  const plain = name.startsWith(GENERICS) ? name.slice(GENERICS.length, -1) : name;
  switch (node._type) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
      return node.name === plain && (node.decorator_list[0]?.lineno ?? node.lineno) === line;
    case 'TypeAlias':
      return node.name._type === 'Name' && node.name.id === plain && node.lineno === line;
    default:
      return false;
  }
}

/** The `nth` node that makes blocks of this unit's name and line; the whole tree for a module, and for what has no node of its own. */
export function nodeOf(tree: AnyNode, unit: Pick<CodeUnit, 'name' | 'firstlineno'>, nth: number): AnyNode {
  if (unit.name === '<module>') return tree;
  const found = [...walk(tree)].filter((node) => makes(node, unit.name, unit.firstlineno));
  return found[nth] ?? found[0] ?? tree;
}

/** Makes rows of trees; the same node is the same row in all of them. */
export class TreeTrace {
  private readonly ids = new Map<object, number>();

  constructor(private readonly columns: LineColumns) {}

  rows(root: AnyNode): StageRow[] {
    const out: StageRow[] = [];
    const visit = (node: AnyNode, depth: number, role: string) => {
      const row = { ...emptyRow, kind: 'node' as const, id: this.idOf(node), depth, ...this.located(node) };
      out.push({ ...row, text: role + node._type, detail: plainFields(node) });
      const values = node as unknown as Record<string, unknown>;
      for (const [field, type] of NODES[node._type].fields) {
        if (isPlain(type)) continue;
        const value = values[field];
        for (const child of Array.isArray(value) ? value : [value]) {
          if (child !== undefined) visit(child as AnyNode, depth + 1, `${field}=`);
        }
      }
    };
    visit(root, 0, '');
    return out;
  }

  private idOf(node: object): number {
    let id = this.ids.get(node);
    if (id === undefined) this.ids.set(node, (id = this.ids.size + 1));
    return id;
  }

  private located(node: AnyNode): Pick<StageRow, 'line' | 'range'> {
    if (!NODES[node._type].located) return { line: null, range: null };
    const { lineno, col_offset, end_lineno, end_col_offset } = node as unknown as Located;
    const position = { line: lineno, column: col_offset, endLine: end_lineno, endColumn: end_col_offset };
    return { line: lineno, range: rangeOf(position, this.columns) };
  }
}

function isPlain(type: string): boolean {
  return type === 'identifier' || type === 'int' || type === 'string' || type === 'constant' || type in ENUMERATIONS;
}

/** Fields that hold no nodes: `id='x', ctx=Load`. */
function plainFields(node: AnyNode): string {
  const values = node as unknown as Record<string, unknown>;
  const parts: string[] = [];
  for (const [field, type, mark] of NODES[node._type].fields) {
    if (!isPlain(type)) continue;
    const value = values[field];
    if (value === undefined || (mark.endsWith('*') && (value as unknown[]).length === 0)) continue;
    const text = (item: unknown) =>
      type in ENUMERATIONS || type === 'int'
        ? String(item)
        : type === 'identifier'
          ? reprText(String(item))
          : reprConst(item as Const);
    parts.push(`${field}=${Array.isArray(value) ? `[${value.map(text).join(', ')}]` : text(value)}`);
  }
  return parts.join(', ');
}
