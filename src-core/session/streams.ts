/** A window's console as the streams of a program: text goes out as it comes, a line at a time comes in. */
import { decodeUtf8, encodeUtf8, incompleteUtf8Tail } from '../base/utf8.ts';
import type { InputStream, OutputStream } from '../host/host.ts';

/** Hands text on; bytes of a character that is not whole wait for the rest. */
export function consoleOutput(write: (text: string) => void): OutputStream {
  let rest = new Uint8Array(0);
  return {
    isTerminal: false,
    write(data) {
      const all = new Uint8Array(rest.length + data.length);
      all.set(rest);
      all.set(data, rest.length);
      const whole = all.length - incompleteUtf8Tail(all);
      rest = all.slice(whole);
      if (whole > 0) write(decodeUtf8(all.subarray(0, whole), 'replace'));
    },
  };
}

/** Lines as somebody types them; undefined from `readLine` is the end. */
export function consoleInput(readLine: () => string | undefined): InputStream {
  let rest = new Uint8Array(0);
  let ended = false;
  return {
    isTerminal: false,
    read(limit) {
      if (rest.length === 0 && !ended) {
        const line = readLine();
        if (line === undefined) ended = true;
        else rest = encodeUtf8(`${line}\n`).slice();
      }
      const part = rest.slice(0, limit);
      rest = rest.slice(part.length);
      return part;
    },
  };
}
