/** What code objects tell about places: `co_lines()`, `co_positions()` and the old `co_lnotab` (Objects/codeobject.c). */

import { lineRanges, locationEntries, positions } from '../../code/location-table.ts';
import type { PyCode } from '../../objects/code.ts';
import { fillType } from '../../objects/define.ts';
import { objectType, PyType } from '../../objects/type.ts';
import { PyObject, PyTuple, type Value } from '../../objects/value.ts';

const lineIteratorType = new PyType('line_iterator', objectType);
const positionsIteratorType = new PyType('positions_iterator', objectType);

/** Makes a tuple of each item of a generator. */
class PyRows extends PyObject {
  constructor(
    cls: PyType,
    readonly rows: Iterator<Value[]>,
  ) {
    super();
    this.cls = cls;
  }
}

function next(self: PyRows): Value | undefined {
  const { done, value } = self.rows.next();
  return done ? undefined : new PyTuple(value);
}

function* lines(code: PyCode): Generator<Value[]> {
  for (const { start, end, line } of lineRanges(code.source)) yield [start, end, line];
}

function* places(code: PyCode): Generator<Value[]> {
  for (const { line, endLine, column, endColumn } of positions(code.source)) yield [line, endLine, column, endColumn];
}

/** `code.co_lines()`. */
export const lineIterator = (code: PyCode) => new PyRows(lineIteratorType, lines(code));
/** `code.co_positions()`. */
export const positionsIterator = (code: PyCode) => new PyRows(positionsIteratorType, places(code));

for (const type of [lineIteratorType, positionsIteratorType]) {
  fillType(type, { slots: { tp_iter: (_t, self: PyRows) => self, tp_iternext: (_t, self: PyRows) => next(self) } });
}

/** The line table as it was before Python 3.10: pairs of distances in bytes and lines (`decode_linetable`). */
export function lnotab(code: PyCode): Uint8Array {
  const { linetable, firstlineno } = code.source.fields;
  const out: number[] = [];
  let from = 0;
  let line = firstlineno;
  for (const { start, position } of locationEntries(linetable, firstlineno)) {
    if (position.line === null || position.line === line) continue;
    emitDelta(out, start - from, position.line - line);
    from = start;
    line = position.line;
  }
  return Uint8Array.from(out);
}

function emitDelta(out: number[], bytes: number, lines: number): void {
  for (; bytes > 255; bytes -= 255) out.push(255, 0);
  for (; lines > 127; lines -= 127) {
    out.push(bytes, 127);
    bytes = 0;
  }
  for (; lines < -128; lines += 128) {
    out.push(bytes, 128);
    bytes = 0;
  }
  out.push(bytes, lines & 255);
}
