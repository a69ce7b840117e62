/** The `binascii` module (Modules/binascii.c): bytes as text in several ways, and checksums. */
import { crc32, crcHqx } from '../../base/checksum.ts';
import { index } from '../../objects/abstract/number.ts';
import { bytesView, needBytes } from '../../objects/bytes/buffer.ts';
import { hexOf } from '../../objects/bytes/hex.ts';
import { newBytes } from '../../objects/bytes/methods.ts';
import { latin1Bytes } from '../../objects/codec.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { isAscii } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { asStr, PyBytes, type Value } from '../../objects/value.ts';
import { raiseOf } from '../module-exception.ts';
import { typeName } from '../native-type.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { binasciiError, incompleteError } from './errors.ts';
import { decodeQuotedPrintable, encodeQuotedPrintable } from './quoted-printable.ts';
import { decodeUu, encodeUu } from './uu.ts';

/** Bytes of an ASCII str or a bytes-like object. */
function asciiBytes(t: Thread, value: Value): Uint8Array {
  const text = asStr(value);
  if (text !== undefined) {
    if (!isAscii(text)) return raise.ValueError('string argument should contain only ASCII characters');
    return latin1Bytes(text as string);
  }
  return bytesView(t, value) ?? raise.TypeError(`argument should be bytes, buffer or ASCII string, not '${typeName(value)}'`);
}

function digitOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const lower = byte | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

function decodeHex(data: Uint8Array): Uint8Array {
  if (data.length % 2) raiseOf(binasciiError, 'Odd-length string');
  const out = newBytes(data.length / 2);
  for (let i = 0; i < out.length; i++) {
    const high = digitOf(data[2 * i]);
    const low = digitOf(data[2 * i + 1]);
    if (high < 0 || low < 0) raiseOf(binasciiError, 'Non-hexadecimal digit found');
    out[i] = high * 16 + low;
  }
  return out;
}

const encodeHex: NativeRow = [
  '(module, /, data, sep=NULL, bytes_per_sep: int = 1)',
  (t: Thread, _module: Value, data: Value, sep: Value | undefined, group: number) =>
    new PyBytes(latin1Bytes(hexOf(t, needBytes(t, data), sep, group, true))),
];
const decodeHexRow: NativeRow = [
  '(module, hexstr, /)',
  (t: Thread, _module: Value, text: Value) => new PyBytes(decodeHex(asciiBytes(t, text))),
];

/** The low 32 bits of an int. */
export function maskedCrc(t: Thread, value: Value): number {
  return Number(BigInt.asUintN(32, BigInt(index(t, value))));
}

const FUNCTIONS: Record<string, NativeRow> = {
  a2b_uu: ['(module, data, /)', (t, _module: Value, data: Value) => new PyBytes(decodeUu(asciiBytes(t, data)))],
  b2a_uu: [
    '(module, data, /, *, backtick: bool = False)',
    (t, _module: Value, data: Value, backtick: boolean) => new PyBytes(encodeUu(needBytes(t, data), backtick)),
  ],
  a2b_base64: [
    '(module, data, /, *, strict_mode: bool = False)',
    (t, _module: Value, data: Value, strict: boolean) => new PyBytes(decodeBase64(asciiBytes(t, data), strict)),
  ],
  b2a_base64: [
    '(module, data, /, *, newline: bool = True)',
    (t, _module: Value, data: Value, newline: boolean) => new PyBytes(encodeBase64(needBytes(t, data), newline)),
  ],
  a2b_hex: decodeHexRow,
  b2a_hex: encodeHex,
  hexlify: encodeHex,
  unhexlify: decodeHexRow,
  crc_hqx: [
    '(module, data, crc, /)',
    (t, _module: Value, data: Value, crc: Value) => crcHqx(needBytes(t, data), maskedCrc(t, crc)),
  ],
  crc32: [
    '(module, data, crc=0, /)',
    (t, _module: Value, data: Value, crc: Value) => crc32(needBytes(t, data), maskedCrc(t, crc)),
  ],
  a2b_qp: [
    '(module, /, data, header: bool = False)',
    (t, _module: Value, data: Value, header: boolean) => new PyBytes(decodeQuotedPrintable(asciiBytes(t, data), header)),
  ],
  b2a_qp: [
    '(module, /, data, quotetabs: bool = False, istext: bool = True, header: bool = False)',
    (t, _module: Value, data: Value, quotetabs: boolean, istext: boolean, header: boolean) =>
      new PyBytes(encodeQuotedPrintable(needBytes(t, data), { quotetabs, istext, header })),
  ],
};

/** Makes the module object. */
export function makeBinascii(): PyModule {
  const module = new PyModule('binascii');
  fillModule(module.dict, module, 'binascii', FUNCTIONS);
  module.dict.setStr('Error', binasciiError);
  module.dict.setStr('Incomplete', incompleteError);
  return module;
}
