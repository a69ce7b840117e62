/** Bytes as text: the encoding by a mark or the declaration, decoding by parts, and where in the bytes a character stands. */
import { decodeUtf8 as decodeValid } from '../../base/utf8.ts';
import { XmlError } from './errors.ts';

/** Width of a character in bytes by its unit. */
type Width = (unit: number) => number;

const utf8Width: Width = (unit) => {
  if (unit < 128 || unit === 0xffff) return 1;
  if (unit < 0x800) return 2;
  return unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
};

/** Decoding of one encoding; what is no character becomes U+FFFF. `rest` is how many bytes are left for later. */
interface Decoding {
  decode(bytes: Uint8Array, final: boolean): { text: string; rest: number };
  width: Width;
}

/** Length of a sequence by its first byte and the lowest and highest second byte. */
function sequenceOf(first: number): [length: number, low: number, high: number] | undefined {
  if (first >= 0xc2 && first < 0xe0) return [2, 0x80, 0xbf];
  if (first >= 0xe0 && first < 0xf0) return [3, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf];
  if (first >= 0xf0 && first < 0xf5) return [4, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf];
  return undefined;
}

function decodeUtf8(bytes: Uint8Array, final: boolean): { text: string; rest: number } {
  let text = '';
  let i = 0;
  // Runs without errors are decoded at once.
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) text += decodeValid(bytes.subarray(start, end), 'replace');
  };
  while (i < bytes.length) {
    const first = bytes[i];
    if (first < 0x80) {
      i++;
      continue;
    }
    const sequence = sequenceOf(first);
    let length = sequence?.[0] ?? 0;
    for (let k = 1; k < length && i + k < bytes.length; k++) {
      const [, low, high] = k === 1 ? (sequence as [number, number, number]) : [0, 0x80, 0xbf];
      if (bytes[i + k] < low || bytes[i + k] > high) length = 0;
    }
    if (length > 0 && i + length > bytes.length && !final) break;
    if (length === 0 || i + length > bytes.length) {
      flush(i);
      text += '\uffff';
      start = ++i;
    } else i += length;
  }
  flush(i);
  return { text, rest: bytes.length - i };
}

const utf8: Decoding = { decode: decodeUtf8, width: utf8Width };

function byTable(table: string): Decoding {
  return {
    decode: (bytes) => {
      let text = '';
      for (const byte of bytes) text += table[byte];
      return { text, rest: 0 };
    },
    width: () => 1,
  };
}

const upTo = (n: number): string => Array.from({ length: 256 }, (_, i) => (i < n ? String.fromCharCode(i) : '\uffff')).join('');

function utf16(little: boolean): Decoding {
  return {
    decode: (bytes) => {
      let text = '';
      const end = bytes.length - (bytes.length % 2);
      for (let i = 0; i < end; i += 2)
        text += String.fromCharCode(little ? bytes[i] | (bytes[i + 1] << 8) : (bytes[i] << 8) | bytes[i + 1]);
      return { text, rest: bytes.length - end };
    },
    width: () => 2,
  };
}

const KNOWN: Record<string, () => Decoding> = {
  'utf-8': () => utf8,
  'us-ascii': () => byTable(upTo(128)),
  'iso-8859-1': () => byTable(upTo(256)),
  'utf-16le': () => utf16(true),
  'utf-16be': () => utf16(false),
};

/** 256 characters of an encoding of one byte each that the parser does not know itself; undefined where there is none. */
export type TableOf = (encoding: string) => string | undefined;

const DECLARED = /^<\?xml[ \t\r\n][^>]*?encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][-\w.]*)["']/;

export class Input {
  private pending: Uint8Array = new Uint8Array(0);
  private decoding: Decoding | undefined;
  /** Bytes of a mark at the beginning, which stand before the first character. */
  skipped = 0;
  constructor(
    private encoding: string | undefined,
    private readonly tableOf: TableOf,
  ) {}

  /** The text of the next bytes, as far as they are complete characters. Raises XmlError for an unknown encoding. */
  take(bytes: Uint8Array, final: boolean): string {
    let all = bytes;
    if (this.pending.length > 0) {
      all = new Uint8Array(this.pending.length + bytes.length);
      all.set(this.pending);
      all.set(bytes, this.pending.length);
    }
    if (this.decoding === undefined) {
      const known = this.detect(all, final);
      if (known === undefined) {
        this.pending = all;
        return '';
      }
      all = all.subarray(this.skipped);
    }
    const { text, rest } = (this.decoding as Decoding).decode(all, final);
    this.pending = all.slice(all.length - rest);
    return text;
  }

  /** Bytes of a character that is not complete. */
  get left(): number {
    return this.pending.length;
  }
  /** Is the text made of other bytes than those that the parser works on: it then comes in parts. */
  get isConverted(): boolean {
    return this.decoding !== undefined && this.decoding !== utf8;
  }

  /** Text that comes as str is in UTF-8. */
  takeText(): void {
    this.decoding ??= utf8;
  }

  /** Bytes before a place in the text. */
  widthOf(text: string, start: number, end: number): number {
    const width = (this.decoding ?? utf8).width;
    let sum = 0;
    for (let i = start; i < end; i++) sum += width(text.charCodeAt(i));
    return sum;
  }

  private detect(bytes: Uint8Array, final: boolean): Decoding | undefined {
    if (this.encoding !== undefined) return this.use(this.encoding, bytes);
    if (bytes.length < 4 && !final) return undefined;
    const [a, b, c] = bytes;
    if (a === 0xef && b === 0xbb && c === 0xbf) return this.set(utf8, 3);
    if (a === 0xff && b === 0xfe) return this.set(utf16(true), 2);
    if (a === 0xfe && b === 0xff) return this.set(utf16(false), 2);
    // Every document begins with a character of ASCII.
    if (b === 0 && a !== undefined) return this.set(utf16(true), 0);
    if (a === 0) return this.set(utf16(false), 0);
    const head = String.fromCharCode(...bytes.subarray(0, 256));
    if (head.startsWith('<?xml') && !head.includes('>') && bytes.length < 256 && !final) return undefined;
    const declared = DECLARED.exec(head)?.[1];
    return declared === undefined || /^utf-16$/i.test(declared) ? this.set(utf8, 0) : this.use(declared, bytes);
  }

  private set(decoding: Decoding, skipped: number): Decoding {
    this.decoding = decoding;
    this.skipped = skipped;
    return decoding;
  }

  private use(name: string, bytes: Uint8Array): Decoding {
    const lower = name.toLowerCase();
    if (lower === 'utf-16') return this.set(utf16(bytes[0] === 0xff), bytes[0] === 0xff || bytes[0] === 0xfe ? 2 : 0);
    const known = KNOWN[lower]?.();
    if (known !== undefined) return this.set(known, lower === 'utf-8' && bytes[0] === 0xef ? 3 : 0);
    const table = this.tableOf(name);
    if (table === undefined) throw new XmlError('UNKNOWN_ENCODING');
    return this.set(byTable(table), 0);
  }
}
