/** The nodes of a tree as rows: how deep each stands, and how its fields are shown. */
import type { TreeNode } from '../../../src-core/protocol/source-shapes.ts';

export interface Item extends TreeNode {
  /** Its index in the tree. */
  id: number;
  depth: number;
}

export function itemsOf(nodes: readonly TreeNode[]): Item[] {
  const items: Item[] = [];
  for (const [id, node] of nodes.entries())
    items.push({ ...node, id, depth: node.parent < 0 ? 0 : items[node.parent]!.depth + 1 });
  return items;
}

const statements =
  /^(?:(?:Async)?(?:FunctionDef|For|With)|ClassDef|Return|Delete|(?:Ann|Aug)?Assign|TypeAlias|While|If|Match|Raise|Try(?:Star)?|Assert|Import(?:From)?|Global|Nonlocal|Expr|Pass|Break|Continue)$/;

/** Class name of the look of a node: a statement, an expression (''), or a part of one of them. */
export function lookOf(type: string): string {
  if (statements.test(type)) return 'statement';
  return /^(?:[a-z]|Module$|ExceptHandler$)/.test(type) ? 'part' : '';
}

export interface Shown {
  name: string;
  value: string;
  look: 'str' | 'literal' | 'word' | 'enum';
}

/** Fields as they are shown: a name bare, as the source has it; a constant as its repr; an operator or context without its brackets. */
export function namesOf(fields: TreeNode['fields']): Shown[] {
  return Object.entries(fields).map(([name, value]) => {
    if (value.endsWith('()')) return { name, value: value.slice(0, -2), look: 'enum' };
    if (name === 'value' || name === 'kind' || name === 'type_comment')
      return { name, value, look: /^(?:b|u)?['"]/.test(value) ? 'str' : 'literal' };
    return { name, value: value.replace(/^'([^'\\]*)'$/, '$1'), look: 'word' };
  });
}
