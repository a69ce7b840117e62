/**
 * Tables of codes (scripts/codec-tables.py harvests them): what sequences of bytes lead to, a row of 256 for each beginning, and from that
 * the other way round.
 */
import { decodeUtf8 } from '../utf8.ts';
import { type Decoding, type Encoding, TOO_FEW } from './coding.ts';

/** What stands in a row for no character. */
const ERROR = 0xd800;
const MORE = 0xd810;
const LONG = 0xd811;
const ELSEWHERE = 0xd812;

interface RawTable {
  /** By the bytes so far in hexadecimal: what fills both ends, the first byte that is not filled, and what is between. */
  readonly nodes: Readonly<Record<string, readonly [fill: string, start: number, middle: string]>>;
  readonly long: Readonly<Record<string, string>>;
  readonly encode: readonly (readonly [char: string, bytes: string | null])[];
  readonly pairs: Readonly<Record<string, string>>;
  readonly first: string;
  readonly ranges?: readonly (readonly [first: number, last: number, linear: number])[];
}

interface Node {
  readonly row: Uint16Array;
  readonly children: Map<number, Node>;
  readonly long: Map<number, readonly number[]>;
}

const pointsOf = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) as number);
const PAIR = 0x110000;

/** Sequences that are computed rather than listed. */
export interface Computed {
  decode(io: Decoding): number;
  /** Whether the character was encoded. */
  encode(point: number, out: number[]): boolean;
}

/** A code as a number: its bytes, the first one highest. */
export function pushCode(out: number[], code: number): void {
  if (code > 0xffff) out.push(code >> 16);
  if (code > 0xff) out.push((code >> 8) & 0xff);
  out.push(code & 0xff);
}

export class CodeTable {
  readonly ranges: NonNullable<RawTable['ranges']>;
  private readonly raw: RawTable;
  private readonly root: Node;
  private readonly first: ReadonlySet<number>;
  private readonly pairs: ReadonlyMap<number, number>;
  private codes: Map<number, number> | undefined = undefined;

  constructor(piece: Uint8Array) {
    this.raw = JSON.parse(decodeUtf8(piece, 'replace')) as RawTable;
    this.ranges = this.raw.ranges ?? [];
    this.root = this.nodeOf('');
    this.first = new Set(pointsOf(this.raw.first));
    this.pairs = new Map(
      Object.entries(this.raw.pairs).map(([text, code]) => {
        const [a, b] = pointsOf(text);
        return [a * PAIR + b, Number.parseInt(code, 16)];
      }),
    );
  }

  private nodeOf(prefix: string): Node {
    const [fill, start, middle] = this.raw.nodes[prefix];
    const row = new Uint16Array(256).fill(fill.charCodeAt(0));
    for (let i = 0; i < middle.length; i++) row[start + i] = middle.charCodeAt(i);
    const node: Node = { row, children: new Map(), long: new Map() };
    row.forEach((unit, byte) => {
      const key = prefix + byte.toString(16).padStart(2, '0');
      if (unit === MORE) node.children.set(byte, this.nodeOf(key));
      else if (unit === LONG) node.long.set(byte, pointsOf(this.raw.long[key]));
    });
    return node;
  }

  /** Decodes one sequence. */
  decode(io: Decoding, computed?: Computed): number {
    const { data } = io;
    let node = this.root;
    for (let at = io.at; at < data.length; at++) {
      const unit = node.row[data[at]];
      if (unit === MORE) {
        node = node.children.get(data[at]) as Node;
        continue;
      }
      if (unit === ELSEWHERE) return (computed as Computed).decode(io);
      if (unit >= ERROR && unit < MORE) return unit - ERROR;
      if (unit === LONG) io.out.push(...(node.long.get(data[at]) as number[]));
      else io.out.push(unit);
      io.at = at + 1;
      return 0;
    }
    return TOO_FEW;
  }

  /** The code of a character, with the next one where both are one code; undefined where there is none, TOO_FEW where the next decides. */
  encode(io: Encoding, flush: boolean): { code: number; length: number } | typeof TOO_FEW | undefined {
    const point = io.points[io.at];
    if (this.first.has(point)) {
      if (io.at + 1 < io.points.length) {
        const code = this.pairs.get(point * PAIR + io.points[io.at + 1]);
        if (code !== undefined) return { code, length: 2 };
      } else if (!flush) return TOO_FEW;
    }
    const code = this.codeOf(point);
    return code === undefined ? undefined : { code, length: 1 };
  }

  /** The code of one character by itself. */
  codeOf(point: number): number | undefined {
    this.codes ??= this.reversed();
    return this.codes.get(point);
  }

  /** A character has the shortest of its codes, and of those the first. */
  private reversed(): Map<number, number> {
    const codes = new Map<number, number>();
    const queue: [node: Node, prefix: number][] = [[this.root, 0]];
    for (const [node, prefix] of queue) {
      node.row.forEach((unit, byte) => {
        const code = prefix * 256 + byte;
        if (unit === MORE) queue.push([node.children.get(byte) as Node, code]);
        const [point, ...rest] = unit === LONG ? (node.long.get(byte) as number[]) : [unit];
        if ((unit < ERROR || unit === LONG || unit > 0xdfff) && rest.length === 0 && !codes.has(point)) codes.set(point, code);
      });
    }
    for (const [char, code] of this.raw.encode) {
      if (code === null) codes.delete(char.codePointAt(0) as number);
      else codes.set(char.codePointAt(0) as number, Number.parseInt(code, 16));
    }
    return codes;
  }
}
