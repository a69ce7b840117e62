/** The statements of a source by their places, for steps that go by statements. */
import type { AnyNode } from '../ast/nodes.generated.ts';
import { forEachChild } from '../ast/visitor.ts';
import type { StatementSpan } from '../debug/granularity.ts';
import { parse } from '../parse/parse.ts';
import { CompileError } from '../source/errors.ts';

/** What has statements in it, and what begins a line of its own in them. */
const BLOCKS = new Set(['body', 'orelse', 'finalbody']);

/** Statements in the order of the source, inner ones behind those that hold them; undefined where the text is no program. */
export function statementSpans(text: string, file: string): StatementSpan[] | undefined {
  try {
    const out: StatementSpan[] = [];
    visit(parse(text, file) as AnyNode, out);
    return out;
  } catch (error) {
    if (error instanceof CompileError) return undefined;
    throw error;
  }
}

function visit(node: AnyNode, out: StatementSpan[]): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const name of Object.keys(fields)) {
    const value = fields[name];
    if (!BLOCKS.has(name) || !Array.isArray(value)) continue;
    for (const item of value as AnyNode[]) {
      const place = item as unknown as { lineno: number; col_offset: number; end_lineno: number; end_col_offset: number };
      if (place.lineno === undefined) continue;
      out.push({ line: place.lineno, column: place.col_offset, endLine: place.end_lineno, endColumn: place.end_col_offset });
    }
  }
  forEachChild(node, (child) => visit(child, out));
}
