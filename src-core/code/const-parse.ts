/** Reads constants as `reprConst` writes them: the literals of an assembly listing. Code objects have no literal. */
import { BytesConst, ComplexConst, type Const, ELLIPSIS, FloatConst, FrozenSetConst, TupleConst, WideConst } from './const.ts';

/** What is wrong with a literal. */
export class LiteralError extends Error {}

const WORDS = new Map<string, Const>([
  ['None', null],
  ['True', true],
  ['False', false],
  ['Ellipsis', ELLIPSIS],
]);
const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, '\\': 92, "'": 39, '"': 34, '0': 0 };
const NUMBER = /[+-]?(?:nan|inf|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)j?/y;

/** The constant that `text` is, whole. Raises LiteralError. */
export function parseConst(text: string): Const {
  const parser = new LiteralParser(text);
  const value = parser.value();
  parser.end();
  return value;
}

/** The literal at the beginning of `text` and how many UTF-16 units it takes. */
export function parseConstPrefix(text: string): { value: Const; length: number } {
  const parser = new LiteralParser(text);
  const value = parser.value();
  return { value, length: parser.at };
}

class LiteralParser {
  at = 0;
  constructor(private readonly text: string) {}

  end(): void {
    this.space();
    if (this.at < this.text.length) throw new LiteralError(`unexpected '${this.text.slice(this.at)}'`);
  }

  value(): Const {
    this.space();
    const c = this.text[this.at];
    if (c === "'" || c === '"') return this.string();
    if (c === 'b' && (this.text[this.at + 1] === "'" || this.text[this.at + 1] === '"')) return this.bytes();
    if (c === '(') return this.parenthesis();
    if (this.text.startsWith('frozenset(', this.at)) return this.frozenset();
    const word = /[A-Za-z]+/y;
    word.lastIndex = this.at;
    const found = word.exec(this.text)?.[0] ?? '';
    if (WORDS.has(found)) {
      this.at += found.length;
      return WORDS.get(found) as Const;
    }
    return this.number();
  }

  private space(): void {
    while (this.text[this.at] === ' ') this.at++;
  }

  private number(): Const {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.text)?.[0];
    if (found === undefined) throw new LiteralError(`no constant begins at '${this.text.slice(this.at)}'`);
    this.at += found.length;
    if (found.endsWith('j')) return new ComplexConst(0, toFloat(found.slice(0, -1)));
    if (/^[+-]?\d+$/.test(found)) {
      const number = Number(found);
      return Number.isSafeInteger(number) ? number + 0 : BigInt(found);
    }
    return new FloatConst(toFloat(found));
  }

  /** A tuple, or a complex number such as `(1+2j)`. */
  private parenthesis(): Const {
    const complex = /\(([+-]?(?:nan|inf|[\d.]+(?:e[+-]?\d+)?))([+-](?:nan|inf|[\d.]+(?:e[+-]?\d+)?))j\)/y;
    complex.lastIndex = this.at;
    const found = complex.exec(this.text);
    if (found) {
      this.at += found[0].length;
      return new ComplexConst(toFloat(found[1]), toFloat(found[2]));
    }
    this.at++;
    return new TupleConst(this.items(')'));
  }

  private frozenset(): Const {
    this.at += 'frozenset('.length;
    const full = this.text[this.at] === '{';
    if (full) this.at++;
    const items = full ? this.items('}') : [];
    if (this.text[this.at++] !== ')') throw new LiteralError('frozenset is not closed');
    return new FrozenSetConst(items);
  }

  private items(close: string): Const[] {
    const items: Const[] = [];
    for (;;) {
      this.space();
      if (this.text[this.at] === close) {
        this.at++;
        return items;
      }
      items.push(this.value());
      this.space();
      if (this.text[this.at] === ',') this.at++;
      else if (this.text[this.at] !== close) throw new LiteralError(`'${close}' is missing`);
    }
  }

  private string(): Const {
    const points = this.quoted(false);
    if (points.some((point) => point > 0xffff)) return new WideConst(Uint32Array.from(points));
    return points.map((point) => String.fromCharCode(point)).join('');
  }

  private bytes(): Const {
    this.at++;
    return new BytesConst(Uint8Array.from(this.quoted(true)));
  }

  /** Code points between quotes; a pair of surrogates written as it is counts as one. */
  private quoted(bytes: boolean): number[] {
    const quote = this.text[this.at++];
    const points: number[] = [];
    for (;;) {
      const point = this.text.codePointAt(this.at);
      if (point === undefined) throw new LiteralError('a string is not closed');
      this.at += point > 0xffff ? 2 : 1;
      if (String.fromCodePoint(point) === quote) return points;
      if (point === 92) points.push(this.escape());
      else if (bytes && point > 127) throw new LiteralError('bytes hold ASCII and escapes only');
      else points.push(point);
    }
  }

  private escape(): number {
    const letter = this.text[this.at++];
    const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    if (digits === 0) {
      const value = SIMPLE_ESCAPES[letter];
      if (value === undefined) throw new LiteralError(`unknown escape '\\${letter}'`);
      return value;
    }
    const hex = this.text.slice(this.at, this.at + digits);
    if (hex.length < digits || !/^[0-9a-f]+$/i.test(hex)) throw new LiteralError(`bad escape '\\${letter}${hex}'`);
    this.at += digits;
    return Number.parseInt(hex, 16);
  }
}

function toFloat(text: string): number {
  const unsigned = text.replace(/^[+-]/, '');
  const value = unsigned === 'nan' ? NaN : unsigned === 'inf' ? Infinity : Number(unsigned);
  return text.startsWith('-') ? -value : value;
}
