/** Backslash escapes of bytes: `codecs.escape_encode` and `escape_decode` (Objects/bytesobject.c `_PyBytes_DecodeEscape`). */
import { latin1Bytes, latin1Text } from '../../objects/codec.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, type Str, utf16 } from '../../objects/value.ts';

const SHORT: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 39: "\\'", 92: '\\\\' };

export function encodeBackslashes(data: Uint8Array): PyBytes {
  let out = '';
  for (const byte of data) {
    const short = SHORT[byte];
    if (short !== undefined) out += short;
    else out += byte < 32 || byte >= 127 ? `\\x${byte.toString(16).padStart(2, '0')}` : String.fromCharCode(byte);
  }
  return new PyBytes(latin1Bytes(out));
}

const MEANINGS: Readonly<Record<string, number>> = { "'": 39, '"': 34, '\\': 92, b: 8, f: 12, t: 9, n: 10, r: 13, v: 11, a: 7 };

/** Decodes; of escapes that mean nothing the first is warned of. */
export function decodeBackslashes(t: Thread, data: Uint8Array, errors: Str): PyBytes {
  const out: number[] = [];
  let invalid: string | undefined;
  for (let i = 0; i < data.length; ) {
    if (data[i] !== 92) {
      out.push(data[i++]);
      continue;
    }
    i++;
    if (i >= data.length) return raise.ValueError('Trailing \\ in string');
    const letter = String.fromCharCode(data[i++]);
    if (letter === '\n') continue;
    if (letter in MEANINGS) out.push(MEANINGS[letter]);
    else if (letter >= '0' && letter <= '7') {
      let value = letter.charCodeAt(0) - 48;
      for (let k = 0; k < 2 && i < data.length && data[i] >= 48 && data[i] <= 55; k++) value = value * 8 + data[i++] - 48;
      if (value > 255) invalid ??= `octal escape sequence '\\${latin1Text(data.subarray(i - 3, i))}'`;
      out.push(value & 255);
    } else if (letter === 'x') {
      const digits = /^[0-9a-fA-F]{0,2}/.exec(String.fromCharCode(...data.subarray(i, i + 2)))![0];
      i += digits.length;
      if (digits.length === 2) out.push(Number.parseInt(digits, 16));
      else if (errors === 'replace') out.push(63);
      else if (errors !== 'ignore') {
        if (errors === 'strict') return raise.ValueError(`invalid \\x escape at position ${i - digits.length - 2}`);
        return raise.ValueError(`decoding error; unknown error handling code: ${utf16(errors)}`);
      }
    } else {
      invalid ??= `escape sequence '\\${letter}'`;
      out.push(92, letter.charCodeAt(0));
    }
  }
  if (invalid !== undefined) t.warn(exceptionTypes.DeprecationWarning, `invalid ${invalid}`, 1);
  return new PyBytes(Uint8Array.from(out));
}
