/** Names of hosts and services (`getaddrinfo` and its kin): those of this machine; others are the network's (lookup.ts). */
import { index } from '../../objects/abstract/number.ts';
import { needBytes } from '../../objects/bytes/buffer.ts';
import { encodeUtf8Str } from '../../objects/codec.ts';
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, asStr, PyBytes, PyList, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { worldOf } from '../world.ts';
import { formatIpv6, hostText, parseIpv4, parseIpv6, readAddress, resolveHost } from './address.ts';
import { type Address, AF_INET, AF_INET6, SOCK_DGRAM, SOCK_STREAM } from './endpoint.ts';
import { failLookup, failUnknownHost, lookUpHost, lookUpName } from './lookup.ts';
import { refuseNet } from './network.ts';

const EAFNOSUPPORT = 97;
const AI_PASSIVE = 1;
const AI_CANONNAME = 2;
const AI_NUMERICHOST = 4;
const [NI_NUMERICHOST, NI_NUMERICSERV, NI_NAMEREQD] = [1, 2, 8];
const SOCK_RAW = 3;

/** What a machine's list of services says of the most common of them. */
const SERVICES: Readonly<Record<string, number>> = {
  echo: 7,
  discard: 9,
  daytime: 13,
  ftp: 21,
  ssh: 22,
  telnet: 23,
  smtp: 25,
  domain: 53,
  http: 80,
  pop3: 110,
  ntp: 123,
  imap2: 143,
  https: 443,
};

function portOf(t: Thread, port: Value): number {
  if (port === null) return 0;
  const number = asInt(port);
  if (number !== undefined) return Number(number) & 0xffff;
  if (asStr(port) === undefined && !(port instanceof PyBytes)) return raise.OSError('Int or String expected');
  if (!(port instanceof PyBytes)) encodeUtf8Str(t, port as Str, 'strict');
  const text = hostText(port);
  if (/^\d+$/.test(text)) return Number(text) & 0xffff;
  return SERVICES[text] ?? failLookup('EAI_SERVICE');
}

const hasNetwork = (t: Thread): boolean => worldOf(t).host?.network !== undefined;

/** Numeric addresses of a host by family. */
function addressesOf(t: Thread, host: Value, family: number, flags: number): [family: number, host: string, scope?: number][] {
  const families = family === 0 ? [AF_INET, AF_INET6] : [family];
  if (host === null) {
    const passive = (flags & AI_PASSIVE) !== 0;
    return families.map((f) => [f, f === AF_INET6 ? (passive ? '::' : '::1') : passive ? '0.0.0.0' : '127.0.0.1']);
  }
  const name = hostText(host);
  if (parseIpv4(name)) return family === AF_INET6 ? failLookup('EAI_ADDRFAMILY') : [[AF_INET, name]];
  const [bare, scope = '0'] = name.split('%');
  const six = parseIpv6(bare);
  if (six !== undefined)
    return family === AF_INET ? failLookup('EAI_ADDRFAMILY') : [[AF_INET6, formatIpv6(six), Number(scope) || 0]];
  if (flags & AI_NUMERICHOST) return failLookup('EAI_NONAME');
  if (name === 'localhost' && !hasNetwork(t)) return [family === AF_INET6 ? [AF_INET6, '::1'] : [AF_INET, '127.0.0.1']];
  const found = lookUpHost(t, name, family === 0 ? 0 : family === AF_INET6 ? 6 : 4, flags);
  return found.map((one) => [one.family === 6 ? AF_INET6 : AF_INET, one.host]);
}

/** Kinds of sockets with their protocols, in the order of the system. */
const KINDS: readonly (readonly [type: number, proto: number])[] = [
  [SOCK_STREAM, 6],
  [SOCK_DGRAM, 17],
  [SOCK_RAW, 0],
];

function kindsOf(type: number, proto: number): readonly (readonly [number, number])[] {
  const kinds = KINDS.filter(
    ([kind, own]) => (type === 0 || kind === type) && (proto === 0 || own === proto || kind === SOCK_RAW),
  );
  return kinds.length > 0 ? kinds.map(([kind, own]) => [kind, own || proto] as const) : failLookup('EAI_SOCKTYPE');
}

function getAddressInfo(
  t: Thread,
  _module: Value,
  host: Value,
  port: Value,
  family: number,
  type: number,
  proto: number,
  flags: number,
): Value {
  if (family !== 0 && family !== AF_INET && family !== AF_INET6) failLookup('EAI_FAMILY');
  if (host === null && port === null) failLookup('EAI_NONAME');
  const number = portOf(t, port);
  const kinds = kindsOf(type, proto);
  const out: Value[] = [];
  for (const [own, address, scope = 0] of guardHost(() => addressesOf(t, host, family, flags))) {
    for (const [kind, protocol] of kinds) {
      const canonical = flags & AI_CANONNAME && out.length === 0 && host !== null ? hostText(host) : '';
      const where = new PyTuple(own === AF_INET6 ? [address, number, 0, scope] : [address, number]);
      out.push(new PyTuple([own, kind, protocol, canonical, where]));
    }
  }
  return new PyList(out);
}

/** The names of an address, as far as there are any. */
function namesOf(t: Thread, address: Address): { readonly host: string; readonly service?: string } | undefined {
  if (hasNetwork(t)) return lookUpName(t, address);
  return address.host === '127.0.0.1' || address.host === '::1' ? { host: 'localhost' } : guardHost(refuseNet);
}

function getNameInfo(t: Thread, _module: Value, address: Value, flags: number): Value {
  if (!(address instanceof PyTuple)) return raise.TypeError('getnameinfo() argument 1 must be a tuple');
  const family = address.items.length === 2 ? AF_INET : AF_INET6;
  const { host, port } = guardHost(() => readAddress(t, family, address, 'getnameinfo'));
  const numeric = (flags & NI_NUMERICHOST) !== 0;
  const names = numeric ? undefined : namesOf(t, { host, port });
  if (names === undefined && flags & NI_NAMEREQD) failLookup('EAI_NONAME');
  const service = names?.service ?? Object.keys(SERVICES).find((name) => SERVICES[name] === port) ?? String(port);
  return new PyTuple([names?.host ?? host, flags & NI_NUMERICSERV ? String(port) : service]);
}

function pack(_t: Thread, _module: Value, family: number, text: Str): Value {
  if (family !== AF_INET && family !== AF_INET6) return raiseSystem(EAFNOSUPPORT);
  const bytes = family === AF_INET ? parseIpv4(utf16(text)) : parseIpv6(utf16(text));
  return bytes === undefined
    ? raise.OSError('illegal IP address string passed to inet_pton')
    : new PyBytes(Uint8Array.from(bytes));
}

function unpack(t: Thread, _module: Value, family: number, packed: Value): Value {
  if (family !== AF_INET && family !== AF_INET6) return raise.ValueError(`unknown address family ${family}`);
  const bytes = needBytes(t, packed);
  if (bytes.length !== (family === AF_INET ? 4 : 16)) return raise.ValueError('invalid length of packed IP address string');
  return family === AF_INET ? bytes.join('.') : formatIpv6(bytes);
}

/** `inet_aton`: an address of one to four numbers as bytes. Raises OSError. */
function packIpv4(_t: Thread, _module: Value, text: Str): Value {
  const words = utf16(text).split('.');
  const parts = words.map((word) => (/^(0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/i.test(word) ? Number(octal(word)) : Number.NaN));
  const last = parts.pop() as number;
  const room = 256 ** (4 - parts.length);
  if (words.length > 4 || parts.some((part) => !(part < 256)) || !(last < room)) {
    return raise.OSError('illegal IP address string passed to inet_aton');
  }
  const tail = Array.from({ length: 4 - parts.length }, (_, i) => Math.floor(last / 256 ** (3 - parts.length - i)) & 255);
  return new PyBytes(Uint8Array.from([...parts, ...tail]));
}

const octal = (word: string): string => (/^0\d/.test(word) ? `0o${word.slice(1)}` : word);

function unpackIpv4(t: Thread, _module: Value, packed: Value): Value {
  const bytes = needBytes(t, packed);
  return bytes.length === 4 ? bytes.join('.') : raise.OSError('packed IP wrong length');
}

function serviceByName(_t: Thread, _module: Value, name: Str): Value {
  return SERVICES[utf16(name)] ?? raise.OSError('service/proto not found');
}

function serviceByPort(t: Thread, _module: Value, port: Value): Value {
  const number = Number(index(t, port));
  if (number < 0 || number > 65535) return raise.OverflowError('getservbyport: port must be 0-65535.');
  return Object.keys(SERVICES).find((name) => SERVICES[name] === number) ?? raise.OSError('port/proto not found');
}

const hostByName = (t: Thread, host: Value): string => guardHost(() => resolveHost(t, AF_INET, hostText(host)));

/** All addresses of a host. */
function hostsByName(t: Thread, host: Value): string[] {
  const first = hostByName(t, host);
  if (!hasNetwork(t)) return [first];
  return lookUpHost(t, hostText(host), 4, 0).map((found) => found.host);
}

/** The first address of a host, of whatever family. */
function anyHostByName(t: Thread, host: Value): string {
  return guardHost(() => addressesOf(t, host, 0, 0))[0][1];
}

export const nameFunctions: Record<string, NativeRow> = {
  getaddrinfo: ['~(module, host, port, family: int = 0, type: int = 0, proto: int = 0, flags: int = 0)', getAddressInfo],
  getnameinfo: ['~(module, sockaddr, flags: int, /)', getNameInfo],
  gethostname: ['~(module)', (t) => worldOf(t).host?.network?.hostName() ?? 'localhost'],
  gethostbyname: ['~(module, host, /)', (t, _module: Value, host: Value) => hostByName(t, host)],
  gethostbyname_ex: [
    '~(module, host, /)',
    (t, _module: Value, host: Value) => new PyTuple([hostText(host), new PyList([]), new PyList(hostsByName(t, host))]),
  ],
  gethostbyaddr: [
    '~(module, host, /)',
    (t, _module: Value, host: Value) => {
      const address = anyHostByName(t, host);
      const name = namesOf(t, { host: address, port: 0 })?.host ?? failUnknownHost();
      return new PyTuple([name, new PyList([]), new PyList([address])]);
    },
  ],
  getservbyname: ['~(module, name: str, proto=None, /)', serviceByName],
  getservbyport: ['~(module, port, proto=None, /)', serviceByPort],
  inet_aton: ['~(module, ip: str, /)', packIpv4],
  inet_ntoa: ['~(module, packed, /)', unpackIpv4],
  inet_pton: ['~(module, family: int, ip: str, /)', pack],
  inet_ntop: ['~(module, family: int, packed, /)', unpack],
};
