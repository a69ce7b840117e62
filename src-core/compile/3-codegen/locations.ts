/**
 * Where an instruction is said to stand. Locations are copied out of the nodes, so that instructions do not keep a tree alive.
 */
import type { Attribute, Located } from '../../ast/nodes.generated.ts';
import type { Location } from '../instruction-sequence.ts';

/** The range of a node (CPython `LOC`). */
export function at(node: Located): Location {
  return range(node.lineno, node.end_lineno, node.col_offset, node.end_col_offset);
}

/** A range from its four numbers; all locations are made here and so share one shape. */
export function range(lineno: number, end_lineno: number, col_offset: number, end_col_offset: number): Location {
  return { lineno, end_lineno, col_offset, end_col_offset };
}

/** A whole line, as CPython marks what has no node of its own: columns 0 to 0. */
export function line(lineno: number): Location {
  return range(lineno, lineno, 0, 0);
}

/** Whether `a` starts after `b` ends. */
export function startsAfter(a: Location, b: Location): boolean {
  return a.lineno > b.end_lineno || (a.lineno === b.end_lineno && a.col_offset > b.end_col_offset);
}

/**
 * `loc`, but beginning at the attribute's name when the access spans lines, so that a traceback points at the line of the name
 * (CPython Python/compile.c, `update_start_location_to_match_attr`). The name's length counts characters, as there.
 */
export function fromAttributeName(loc: Location, node: Attribute): Location {
  if (loc.lineno === node.end_lineno) return loc;
  const lineno = node.end_lineno;
  const length = codePointLength(node.attr);
  let start = node.end_col_offset - length;
  let end = loc.end_col_offset;
  if (start < 0) start = end = -1;
  const endLine = Math.max(lineno, loc.end_lineno);
  if (lineno === endLine) end = Math.max(start, end);
  return range(lineno, endLine, start, end);
}

function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
