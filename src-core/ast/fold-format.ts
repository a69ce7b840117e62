/**
 * `'... %s ...' % (a, b)` as an f-string. Source: `optimize_format`, `parse_format`, `simple_format_arg_parse`, `parse_literal`
 * (Python/ast_opt.c).
 */
import { type Text, WideConst } from '../code/const.ts';
import { Constant, type expr, FormattedValue, JoinedStr, type Located } from './nodes.generated.ts';

const PERCENT = 37;
/** Widths and precisions have fewer digits than this. */
const MAX_DIGITS = 3;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

class Format {
  private at = 0;
  private readonly length: number;

  constructor(private readonly text: Text) {
    this.length = typeof text === 'string' ? text.length : text.points.length;
  }

  get ended(): boolean {
    return this.at >= this.length;
  }

  private point(index: number): number {
    if (index >= this.length) return -1;
    return typeof this.text === 'string' ? this.text.charCodeAt(index) : this.text.points[index];
  }

  /** Text up to the next format unit, `%%` as one percent sign. */
  literal(): Constant | undefined {
    const points: number[] = [];
    while (this.at < this.length) {
      const c = this.point(this.at);
      if (c === PERCENT) {
        if (this.point(this.at + 1) !== PERCENT) break;
        this.at++;
      }
      points.push(c);
      this.at++;
    }
    if (points.length === 0) return undefined;
    return new Constant(textOfPoints(points), undefined, -1, -1, -1, -1);
  }

  /** The format unit at the head as a replacement field; undefined when an f-string cannot say it. */
  field(value: expr): FormattedValue | undefined {
    this.at++;
    let left = false;
    let c = this.point(this.at++);
    // `-`, `+`, space, `#`, `0`: only the first changes what %s, %r and %a give.
    for (; c === 45 || c === 43 || c === 32 || c === 35 || c === 48; c = this.point(this.at++)) left ||= c === 45;
    let width = -1;
    let precision = -1;
    if (isDigit(c)) {
      [width, c] = this.digits(c);
      if (c < 0) return undefined;
    }
    if (c === 46) {
      c = this.point(this.at++);
      precision = 0;
      if (isDigit(c)) [precision, c] = this.digits(c);
    }
    // s, r, a
    if (c !== 115 && c !== 114 && c !== 97) return undefined;
    const spec = `${!left && width > 0 ? '>' : ''}${width >= 0 ? width : ''}${precision >= 0 ? `.${precision}` : ''}`;
    const format = spec === '' ? undefined : new Constant(spec, undefined, -1, -1, -1, -1);
    return new FormattedValue(value, c, format, value.lineno, value.col_offset, value.end_lineno, value.end_col_offset);
  }

  /** A number whose first digit is `c`, and the character behind it; -1 for the latter when there are too many digits. */
  private digits(c: number): [number, number] {
    let value = 0;
    for (let count = 1; isDigit(c); count++) {
      value = value * 10 + (c - 48);
      c = this.point(this.at++);
      if (count >= MAX_DIGITS) return [value, -1];
    }
    return [value, c];
  }
}

function textOfPoints(points: number[]): Text {
  if (points.some((point) => point > 0xffff)) return new WideConst(Uint32Array.from(points));
  return points.map((point) => String.fromCharCode(point)).join('');
}

/** The f-string that `format % values` means, at the place of `node`; undefined when there is none. */
export function foldFormat(node: Located, format: Text, values: readonly expr[]): JoinedStr | undefined {
  const head = new Format(format);
  const parts: expr[] = [];
  let used = 0;
  for (;;) {
    const literal = head.literal();
    if (literal) parts.push(literal);
    if (head.ended) break;
    if (used === values.length) return undefined;
    const field = head.field(values[used++]);
    if (field === undefined) return undefined;
    parts.push(field);
  }
  if (used < values.length) return undefined;
  return new JoinedStr(parts, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset);
}
