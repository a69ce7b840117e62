/** The text of a tree, equal to that of Python's `ast.dump`. Source: Lib/ast.py. */
import { reprText } from '../base/text-repr.ts';
import type { Const } from '../code/const.ts';
import { reprConst } from './const-repr.ts';
import { type AnyNode, ENUMERATIONS, NODES } from './nodes.generated.ts';

export interface DumpOptions {
  /** Spaces for each level, or the text of one; without it all stands on one line. */
  indent?: number | string;
  /** Names before the values of fields. Default true. */
  annotateFields?: boolean;
  /** `lineno`, `col_offset`, `end_lineno`, `end_col_offset`. Default false. */
  includeAttributes?: boolean;
}

const ATTRIBUTES = ['lineno', 'col_offset', 'end_lineno', 'end_col_offset'] as const;
type Fields = Record<string, unknown>;

class Dumper {
  private readonly indent: string | undefined;
  private readonly annotate: boolean;
  private readonly attributes: boolean;
  // Whether what was formatted last is simple enough to stand on one line.
  private simple = true;

  constructor(options: DumpOptions) {
    const { indent } = options;
    this.indent = typeof indent === 'number' ? ' '.repeat(indent) : indent;
    this.annotate = options.annotateFields ?? true;
    this.attributes = options.includeAttributes ?? false;
  }

  node(node: AnyNode, level: number): string {
    const inner = level + 1;
    const { fields, located } = NODES[node._type];
    const values = node as unknown as Fields;
    const parts: string[] = [];
    let simple = true;
    let keywords = this.annotate;
    for (const [name, type, mark] of fields) {
      const value = values[name];
      if (value === undefined && mark === '?') {
        keywords = true;
        continue;
      }
      const text = mark.endsWith('*') ? this.list(value as unknown[], type, inner) : this.value(value, type, inner);
      simple &&= this.simple;
      parts.push(keywords ? `${name}=${text}` : text);
    }
    if (this.attributes && located) for (const name of ATTRIBUTES) parts.push(`${name}=${values[name]}`);
    if (simple && parts.length <= 3) {
      this.simple = parts.length === 0;
      return `${node._type}(${parts.join(', ')})`;
    }
    this.simple = false;
    return `${node._type}(${this.spread(parts, inner)})`;
  }

  private spread(parts: string[], level: number): string {
    if (this.indent === undefined) return parts.join(', ');
    const start = '\n' + this.indent.repeat(level);
    return start + parts.join(',' + start);
  }

  private list(items: readonly unknown[], type: string, level: number): string {
    if (items.length === 0) {
      this.simple = true;
      return '[]';
    }
    const parts = items.map((item) => this.value(item, type, level + 1));
    this.simple = false;
    return `[${this.spread(parts, level + 1)}]`;
  }

  private value(value: unknown, type: string, level: number): string {
    this.simple = true;
    if (value === undefined) return 'None';
    switch (type) {
      case 'identifier':
        return reprText(value as string);
      case 'int':
        return String(value);
      case 'string':
      case 'constant':
        return reprConst(value as Const);
    }
    if (type in ENUMERATIONS) return `${value as string}()`;
    return this.node(value as AnyNode, level);
  }
}

/** `ast.dump(node, ...)`. */
export function dump(node: AnyNode, options: DumpOptions = {}): string {
  return new Dumper(options).node(node, 0);
}
