/** The pieces of a source that steps go by: to which line, statement or expression an instruction belongs, as a number to compare. */
import type { CodeObject } from '../code/code-object.ts';
import { positionTable } from '../code/location-table.ts';
import type { Frame } from '../ops/frame.ts';

export type Grain = 'instruction' | 'line' | 'statement' | 'expression';

/** The statements of a file: start and end of each as `[line, byte column]`, inner ones behind those that hold them. */
export interface StatementSpan {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Names the piece that the unit belongs to; undefined where it belongs to none. */
export class Grains {
  private readonly statements = new WeakMap<CodeObject, Int32Array>();
  constructor(private readonly spansOf: (file: string) => readonly StatementSpan[] | undefined) {}

  at(grain: Grain, frame: Frame, index: number): number | string | undefined {
    const { source } = frame.code;
    const position = positionTable(source)[index];
    if (grain === 'instruction') return index;
    if (position?.line == null) return undefined;
    if (grain === 'line') return position.line;
    if (grain === 'expression') {
      if (position.column === null) return position.line;
      return `${position.line}:${position.column}-${position.endLine}:${position.endColumn}`;
    }
    const number = this.statementTable(source)[index];
    // Without a source that fits, a statement is a line.
    return number >= 0 ? number : -position.line;
  }

  private statementTable(source: CodeObject): Int32Array {
    const known = this.statements.get(source);
    if (known) return known;
    const spans = this.spansOf(source.fields.filename) ?? [];
    const table = Int32Array.from(positionTable(source), ({ line, column }) => {
      if (line === null || column === null) return -1;
      let found = -1;
      spans.forEach((span, i) => {
        if (holds(span, line, column)) found = i;
      });
      return found;
    });
    this.statements.set(source, table);
    return table;
  }
}

function holds({ line, column, endLine, endColumn }: StatementSpan, l: number, c: number): boolean {
  return (l > line || (l === line && c >= column)) && (l < endLine || (l === endLine && c < endColumn));
}
