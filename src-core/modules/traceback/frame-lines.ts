/**
 * One frame of a traceback as text: file and line, the source line, and the carets under what was being computed. Knows no frame
 * and no object: a place and a line come in. Source: `tb_displayline`, `extract_anchors_from_line` (Python/traceback.c).
 */
import { foldAst } from '../../ast/fold.ts';
import type { expr } from '../../ast/nodes.generated.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { Position } from '../../code/location-table.ts';
import { parse } from '../../parse/parse.ts';
import { CompileError } from '../../source/errors.ts';
import { byteOffsetToCharacters } from '../../source/syntax-error.ts';
import { displayWidth } from './display-width.ts';

export interface FramePlace {
  readonly filename: string;
  readonly line: number | null;
  readonly name: string;
  /** Of the instruction, columns in UTF-8 bytes; undefined where the code tells none. */
  readonly position: Position | undefined;
}

/** The lines of a frame, each with its newline. `source` is the whole line of the file, without its newline. */
export function formatFrame({ filename, line, name, position }: FramePlace, source: string | undefined): string[] {
  const out = [`  File "${filename}", line ${line ?? 'None'}, in ${name}\n`];
  if (source === undefined) return out;
  const shown = source.replace(/^[ \t\f]+/, '');
  out.push(`    ${shown}\n`);
  if (position) {
    const carets = formatCarets(source, source.length - shown.length, position);
    if (carets !== undefined) out.push(carets);
  }
  return out;
}

/** Character columns between which the operator or the subscript of an expression stands. */
interface Anchors {
  readonly left: number;
  readonly right: number;
}

/** Code points, since columns count characters. */
const points = (text: string) => [...text];

function formatCarets(source: string, indent: number, { line, endLine, column, endColumn }: Position): string | undefined {
  if (line === null || endLine === null || column === null || endColumn === null) return undefined;
  const characters = points(source);
  const start = byteOffsetToCharacters(source, column);
  let end = byteOffsetToCharacters(source, endColumn);
  let anchors: Anchors | undefined;
  if (line === endLine) anchors = findAnchors(characters, start, end);
  else end = source.trimEnd() === source ? characters.length : points(source.replace(/[ \t\f]+$/, '')).length;
  // Carets under all of the line say nothing.
  if (end - start === characters.length - indent && anchors === undefined) return undefined;
  const width = (column: number) => displayWidth(characters.slice(0, column));
  const [from, to] = [width(start), width(end)];
  const middle = anchors && { left: width(anchors.left), right: width(anchors.right) };
  let text = '    ';
  for (let at = indent; at < to; at++) {
    if (at < from) text += ' ';
    else if (middle) text += middle.left <= at && at < middle.right ? '^' : '~';
    else text += '^';
  }
  return `${text}\n`;
}

/** Where in a binary operation or a subscript the operator stands: parses the segment by itself. */
function findAnchors(characters: readonly string[], start: number, end: number): Anchors | undefined {
  const segment = characters.slice(start, end).join('');
  let found: Anchors | undefined;
  try {
    const tree = parse(segment, '<segment>');
    if (tree._type !== 'Module' || tree.body.length !== 1) return undefined;
    foldAst(tree, { filename: '<segment>' });
    const [statement] = tree.body;
    if (statement._type === 'Expr') found = anchorsOf(statement.value, encodeUtf8(segment));
  } catch (error) {
    if (error instanceof CompileError) return undefined;
    throw error;
  }
  return (
    found && {
      left: byteOffsetToCharacters(segment, found.left) + start,
      right: byteOffsetToCharacters(segment, found.right) + start,
    }
  );
}

const isBlank = (byte: number) => byte === 32 || byte === 9 || byte === 12;
const CLOSE_PARENTHESIS = 41;

/** In bytes of the segment. */
function anchorsOf(e: expr, segment: Uint8Array): Anchors | undefined {
  if (e._type === 'BinOp') {
    const limit = e.right.col_offset;
    let found: Anchors | undefined;
    for (let i = e.left.end_col_offset; i < limit; i++) {
      if (isBlank(segment[i])) continue;
      found = { left: i, right: i + 1 < limit && !isBlank(segment[i + 1]) ? i + 2 : i + 1 };
      // The left side's closing parenthesis stands before the operator.
      if (i + 1 < limit && segment[i] === CLOSE_PARENTHESIS) continue;
      break;
    }
    return found;
  }
  if (e._type !== 'Subscript') return undefined;
  let left = e.value.end_col_offset;
  let right = e.slice.end_col_offset + 1;
  while (left < segment.length && segment[left] !== 91) left++;
  while (right < segment.length && segment[right] !== 93) right++;
  if (right < segment.length) right++;
  return { left, right };
}
