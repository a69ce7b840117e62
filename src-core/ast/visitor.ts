/** Ways through a tree that need not know what its nodes mean. Source of the orders: Lib/ast.py. */
import { type AnyNode, ENUMERATIONS, NODES } from './nodes.generated.ts';

const PLAIN = new Set(['identifier', 'int', 'string', 'constant', ...Object.keys(ENUMERATIONS)]);

/** For each class, the fields that hold nodes, with whether they are sequences. */
const CHILDREN: ReadonlyMap<string, readonly (readonly [string, boolean])[]> = new Map(
  Object.entries(NODES).map(([name, { fields }]) => [
    name,
    fields.filter(([, type]) => !PLAIN.has(type)).map(([field, , mark]) => [field, mark.endsWith('*')] as const),
  ]),
);

/** Calls `visit` with each direct child, in the order of the fields (`ast.iter_child_nodes`, without contexts and operators). */
export function forEachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  const values = node as unknown as Record<string, unknown>;
  for (const [name, sequence] of CHILDREN.get(node._type)!) {
    const value = values[name];
    if (sequence) {
      for (const item of value as (AnyNode | undefined)[]) if (item !== undefined) visit(item);
    } else if (value !== undefined) {
      visit(value as AnyNode);
    }
  }
}

/** The direct children, in the order of the fields. */
export function childNodes(node: AnyNode): AnyNode[] {
  const out: AnyNode[] = [];
  forEachChild(node, (child) => out.push(child));
  return out;
}

/** All nodes below and with `node`, level by level (`ast.walk`, without contexts and operators). */
export function* walk(node: AnyNode): Generator<AnyNode, void, void> {
  const queue: AnyNode[] = [node];
  for (let i = 0; i < queue.length; i++) {
    forEachChild(queue[i], (child) => queue.push(child));
    yield queue[i];
  }
}

/** What `visitNode` calls for each class of node; classes without an entry are passed through to their children. */
export type Visitor = { [Name in AnyNode['_type']]?: (node: Extract<AnyNode, { _type: Name }>) => void };

/** Calls the visitor's entry for `node`, or visits its children (`ast.NodeVisitor.visit`, `generic_visit`). */
export function visitNode(node: AnyNode, visitor: Visitor): void {
  const visit = visitor[node._type] as ((node: AnyNode) => void) | undefined;
  if (visit) visit(node);
  else forEachChild(node, (child) => visitNode(child, visitor));
}
