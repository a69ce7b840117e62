/** Addresses as Python writes them, as text and as bytes (Modules/socketmodule.c `getsockaddrarg`, `makesockaddr`, inet_pton). */
import { decodeUtf8 } from '../../base/utf8.ts';
import { HostRefusal } from '../../host/grants.ts';
import { HostError } from '../../host/host.ts';
import { index } from '../../objects/abstract/number.ts';
import { PyByteArray } from '../../objects/bytearray/bytearray-object.ts';
import { bytesView } from '../../objects/bytes/buffer.ts';
import { ownBytes } from '../../objects/bytes/methods.ts';
import { encodeUtf8Str } from '../../objects/codec.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asStr, PyBytes, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { raiseSystem } from '../host-error.ts';
import { typeName } from '../native-type.ts';
import { absolute, hostOf, worldOf } from '../world.ts';
import { type Address, AF_INET, AF_INET6, AF_UNIX } from './endpoint.ts';
import { lookUpHost } from './lookup.ts';

const EADDRINUSE = 98;

/** The four numbers of an address such as 127.0.0.1; undefined for any other text. */
export function parseIpv4(text: string): number[] | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  return parts?.every((part) => Number(part) < 256 && !/^0\d/.test(part)) ? parts.map(Number) : undefined;
}

/** Groups of four hexadecimal digits; the last two may be an IPv4 address. */
function parseGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const out: number[] = [];
  const words = text.split(':');
  for (const [i, word] of words.entries()) {
    const four = i === words.length - 1 && word.includes('.') ? parseIpv4(word) : undefined;
    if (four !== undefined) out.push(...four);
    else if (/^[0-9a-f]{1,4}$/i.test(word)) out.push(Number.parseInt(word, 16) >> 8, Number.parseInt(word, 16) & 255);
    else return undefined;
  }
  return out;
}

/** The sixteen bytes of an IPv6 address; undefined for any other text. */
export function parseIpv6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(parseGroups);
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  const zeros = 16 - head.length - (tail as number[]).length;
  return zeros < 2 ? undefined : [...head, ...new Array(zeros).fill(0), ...(tail as number[])];
}

/** The shortest text of sixteen bytes (RFC 5952). */
export function formatIpv6(bytes: ArrayLike<number>): string {
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[2 * i] << 8) | bytes[2 * i + 1]);
  if (groups.slice(0, 5).every((group) => group === 0) && (groups[5] === 0xffff || (groups[5] === 0 && groups[6] !== 0)))
    return `::${groups[5] ? 'ffff:' : ''}${[bytes[12], bytes[13], bytes[14], bytes[15]].join('.')}`;
  let [start, length] = [0, 0];
  for (let i = 0; i < 8; i++) {
    let end = i;
    while (end < 8 && groups[end] === 0) end++;
    if (end - i > length) [start, length] = [i, end - i];
  }
  const hex = (part: number[]): string => part.map((group) => group.toString(16)).join(':');
  return length < 2 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

/** The numeric form of a host's name (`setipaddr`); names beyond this machine are the network's. Raises gaierror. */
export function resolveHost(t: Thread, family: number, name: string): string {
  if (name === '') return family === AF_INET6 ? '::' : '0.0.0.0';
  if (name === '<broadcast>' && family === AF_INET) return '255.255.255.255';
  if (family === AF_INET && parseIpv4(name)) return name;
  const six = family === AF_INET6 ? parseIpv6(name) : undefined;
  if (six !== undefined) return formatIpv6(six);
  if (name === 'localhost' && worldOf(t).host?.network === undefined) return family === AF_INET6 ? '::1' : '127.0.0.1';
  return lookUpHost(t, name, family === AF_INET6 ? 6 : 4, 0)[0].host;
}

/** The text of a host that is a str or bytes. Raises TypeError. */
export function hostText(value: Value): string {
  const text = asStr(value);
  if (text !== undefined) return utf16(text);
  if (value instanceof PyBytes || value instanceof PyByteArray) return decodeUtf8(ownBytes(value), 'escape');
  return raise.TypeError(`str, bytes or bytearray expected, not ${typeName(value)}`);
}

const pathBytes = (t: Thread, path: string): Uint8Array => encodeUtf8Str(t, strFromUtf16(path), 'surrogateescape');

function unixAddress(t: Thread, value: Value): Address {
  const text = asStr(value);
  const bytes = text === undefined ? bytesView(t, value) : undefined;
  if (text === undefined && bytes === undefined)
    return raise.TypeError(`a bytes-like object is required, not '${typeName(value)}'`);
  const path = bytes ?? encodeUtf8Str(t, text as Str, 'surrogateescape');
  // An abstract name needs no zero at its end.
  if (path.length > (path[0] === 0 ? 108 : 107)) raise.OSError('AF_UNIX path too long');
  const host = decodeUtf8(path, 'escape');
  return { host, port: 0 };
}

/** A path that is a file's is taken. Raises OSError (EADDRINUSE). */
export function checkPathFree(t: Thread, { host: path }: Address): void {
  if (path === '' || path.startsWith('\0')) return;
  try {
    hostOf(t).files.stat(absolute(t as VmThread, path));
  } catch (error) {
    // What the program may not see is not there for it.
    if (error instanceof HostError || error instanceof HostRefusal) return;
    throw error;
  }
  raiseSystem(EADDRINUSE);
}

/** The address that a program gave to `caller`. Raises TypeError, OverflowError, OSError. */
export function readAddress(t: Thread, family: number, value: Value, caller: string): Address {
  if (family === AF_UNIX) return unixAddress(t, value);
  const name = family === AF_INET ? 'AF_INET' : 'AF_INET6';
  if (!(value instanceof PyTuple)) return raise.TypeError(`${caller}(): ${name} address must be tuple, not ${typeName(value)}`);
  const { items } = value;
  const fits = family === AF_INET ? items.length === 2 : items.length >= 2 && items.length <= 4;
  if (!fits) {
    const shape = family === AF_INET ? 'a pair (host, port)' : 'a tuple (host, port[, flowinfo[, scopeid]])';
    return raise.TypeError(`${name} address must be ${shape}`);
  }
  const port = Number(index(t, items[1]));
  if (port < 0 || port > 65535) raise.OverflowError(`${caller}(): port must be 0-65535.`);
  const flow = items.length > 2 ? Number(index(t, items[2])) : 0;
  if (flow < 0 || flow > 0xfffff) raise.OverflowError(`${caller}(): flowinfo must be 0-1048575.`);
  return { host: resolveHost(t, family, hostText(items[0])), port };
}

/** An address as a program sees it. */
export function showAddress(t: Thread, family: number, address: Address | undefined): Value {
  if (family === AF_UNIX) {
    const path = address?.host ?? '';
    return path.startsWith('\0') ? new PyBytes(pathBytes(t, path)) : strFromUtf16(path);
  }
  const { host, port } = address ?? { host: family === AF_INET6 ? '::' : '0.0.0.0', port: 0 };
  return new PyTuple(family === AF_INET6 ? [host, port, 0, 0] : [host, port]);
}
