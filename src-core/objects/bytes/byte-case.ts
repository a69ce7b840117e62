/** ASCII case and classes of bytes (Objects/bytes_methods.c). Other bytes have neither. */

const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
const isUpper = (byte: number): boolean => byte >= 65 && byte <= 90;
const isLetter = (byte: number): boolean => isLower(byte | 32);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
export const isByteSpace = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

const toLower = (byte: number): number => (isUpper(byte) ? byte + 32 : byte);
const toUpper = (byte: number): number => (isLower(byte) ? byte - 32 : byte);

export const lowerBytes = (data: Uint8Array): Uint8Array => data.map(toLower);
export const upperBytes = (data: Uint8Array): Uint8Array => data.map(toUpper);
export const swapcaseBytes = (data: Uint8Array): Uint8Array => data.map((byte) => (isUpper(byte) ? byte + 32 : toUpper(byte)));
export const capitalizeBytes = (data: Uint8Array): Uint8Array => data.map((byte, i) => (i === 0 ? toUpper(byte) : toLower(byte)));
export const titleBytes = (data: Uint8Array): Uint8Array =>
  data.map((byte, i) => (i > 0 && isLetter(data[i - 1]) ? toLower(byte) : toUpper(byte)));

const all = (test: (byte: number) => boolean) => (data: Uint8Array) => data.length > 0 && data.every(test);
export const isalpha = all(isLetter);
export const isalnum = all((byte) => isLetter(byte) || isDigit(byte));
export const isdigit = all(isDigit);
export const isspace = all(isByteSpace);
export const isascii = (data: Uint8Array): boolean => data.every((byte) => byte < 128);
export const islower = (data: Uint8Array): boolean => data.some(isLower) && !data.some(isUpper);
export const isupper = (data: Uint8Array): boolean => data.some(isUpper) && !data.some(isLower);

export function istitle(data: Uint8Array): boolean {
  let found = false;
  let inWord = false;
  for (const byte of data) {
    if (isUpper(byte)) {
      if (inWord) return false;
      inWord = found = true;
    } else if (isLower(byte)) {
      if (!inWord) return false;
    } else inWord = false;
  }
  return found;
}
