/**
 * Standard streams of a program as text: UTF-8 with the error handlers that the reference gives them, stdout in blocks unless a
 * terminal reads it, stdin in lines. What goes wrong is raised as the Python exception that it is.
 */
import { decodeUtf8, encodeUtf8 } from '../base/utf8.ts';
import { HostError, type InputStream, type OutputStream } from '../host/host.ts';
import { raiseWith } from '../objects/raise.ts';
import { strFromUtf16 } from '../objects/value.ts';

/** `io.DEFAULT_BUFFER_SIZE`: a block of output. */
const BLOCK = 8192;
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/** Raises what the system answered as OSError; its constructor finds the subclass of the errno. */
export function raiseHostError(error: unknown): never {
  if (error instanceof HostError) {
    const path = error.path === undefined ? [] : [strFromUtf16(error.path)];
    raiseWith(error.code === 'EPIPE' ? 'BrokenPipeError' : 'OSError', error.errno, error.reason, ...path);
  }
  throw error;
}

export class TextOutput {
  private readonly pending: Uint8Array[] = [];
  private size = 0;

  constructor(
    private readonly stream: OutputStream,
    /** stderr: escapes what cannot be encoded, and goes out at once. */
    private readonly isError: boolean,
  ) {}

  /** Raises UnicodeEncodeError (stdout, lone surrogates) and OSError. */
  write(text: string): void {
    let plain = text;
    const lone = LONE_SURROGATE.exec(text);
    if (lone) {
      if (!this.isError) {
        const position = [...text.slice(0, lone.index)].length;
        raiseWith('UnicodeEncodeError', 'utf-8', strFromUtf16(text), position, position + 1, 'surrogates not allowed');
      }
      plain = text.replace(/[\ud800-\udfff]/gu, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`);
    }
    const bytes = encodeUtf8(plain);
    this.pending.push(bytes);
    this.size += bytes.length;
    if (this.isError || this.size >= BLOCK || (this.stream.isTerminal && plain.includes('\n'))) this.flush();
  }

  /** Raises OSError; what could not be written is dropped, as it would fail again. */
  flush(): void {
    if (this.size === 0) return;
    const all = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.pending.splice(0)) {
      all.set(part, at);
      at += part.length;
    }
    this.size = 0;
    try {
      this.stream.write(all);
    } catch (error) {
      raiseHostError(error);
    }
  }
}

export class TextInput {
  private rest = new Uint8Array(0);
  private ended = false;

  constructor(private readonly stream: InputStream) {}

  /** A line without its end (`\n`, `\r\n` or `\r`), or undefined at the end of the stream. Raises OSError, UnicodeDecodeError. */
  readLine(): string | undefined {
    for (let from = 0; ; ) {
      const end = this.rest.findIndex((byte, i) => i >= from && (byte === 10 || byte === 13));
      // A carriage return at the end may be half of a line's end.
      if (end >= 0 && (this.rest[end] === 10 || end + 1 < this.rest.length || this.ended)) {
        const line = this.rest.subarray(0, end);
        this.rest = this.rest.slice(this.rest[end] === 13 && this.rest[end + 1] === 10 ? end + 2 : end + 1);
        return decodeUtf8(line, 'escape');
      }
      if (this.ended) {
        const line = this.rest;
        this.rest = new Uint8Array(0);
        return line.length ? decodeUtf8(line, 'escape') : undefined;
      }
      from = Math.max(0, this.rest.length - 1);
      this.fill();
    }
  }

  private fill(): void {
    let chunk: Uint8Array;
    try {
      chunk = this.stream.read(BLOCK);
    } catch (error) {
      return raiseHostError(error);
    }
    if (chunk.length === 0) this.ended = true;
    const joined = new Uint8Array(this.rest.length + chunk.length);
    joined.set(this.rest);
    joined.set(chunk, this.rest.length);
    this.rest = joined;
  }
}
