/** The text of an exception in the debugger's panes. */
import { str } from '../objects/abstract/repr.ts';
import type { PyException } from '../objects/exception.ts';
import { utf16 } from '../objects/value.ts';
import type { VmThread } from '../vm/thread.ts';
import type { PyTraceback } from '../vm/types/traceback.ts';

export interface TracebackOptions {
  sourceLine(file: string, line: number): string | undefined;
}

export function formatException(t: VmThread, exc: PyException, options: TracebackOptions): string {
  const lines: string[] = [];
  let tb = exc.traceback as PyTraceback | null;
  if (tb) lines.push('Traceback (most recent call last):');
  for (; tb; tb = tb.next) {
    const { filename, name } = tb.frame.code.source.fields;
    lines.push(`  File "${filename}", line ${tb.lineno}, in ${name}`);
    const text = options.sourceLine(filename, tb.lineno ?? 0);
    if (text !== undefined) lines.push(`    ${text.trim()}`);
  }
  const message = utf16(str(t, exc));
  lines.push(message === '' ? utf16(exc.cls.name) : `${utf16(exc.cls.name)}: ${message}`);
  return `${lines.join('\n')}\n`;
}
