/**
 * The module `_socket` (Modules/socketmodule.c): sockets that speak to each other inside of one program (network.ts). What would reach
 * beyond it is refused, with the flag that would allow it; where that was given, the host has a network for AF_INET and AF_INET6.
 */
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyTuple, type Value } from '../../objects/value.ts';
import { guardHost, raiseSystem } from '../host-error.ts';
import { closeDescriptor, descriptorsOf } from '../posix/descriptors.ts';
import { socketConstants } from './constants.ts';
import { AF_UNIX } from './endpoint.ts';
import { gaierror, herror } from './lookup.ts';
import { nameFunctions } from './names.ts';
import { networkOf } from './network.ts';
import { defaults, newSocket, secondsOf, showTimeout, socketType } from './socket.ts';

const EBADF = 9;

function socketpair(t: Thread, _module: Value, family: Value, type: number, proto: number): Value {
  const own = family === null ? AF_UNIX : Number(asInt(family) ?? AF_UNIX);
  const ends = guardHost(() => networkOf(t).pair(own, type, proto));
  return new PyTuple(ends.map((end) => newSocket(t, end)));
}

const swap16 =
  (name: string) =>
  (_t: Thread, _module: Value, x: number): Value => {
    if (x < 0) return raise.OverflowError(`${name}: can't convert negative Python int to C 16-bit unsigned integer`);
    if (x > 0xffff) return raise.OverflowError(`${name}: Python int too large to convert to C 16-bit unsigned integer`);
    return ((x & 255) << 8) | (x >> 8);
  };

const swap32 = (_t: Thread, _module: Value, x: number): Value => {
  if (x < 0) return raise.OverflowError("can't convert negative value to unsigned int");
  if (x > 0xffffffff) return raise.OverflowError('int larger than 32 bits');
  return (((x & 255) << 24) | ((x & 0xff00) << 8) | ((x >>> 8) & 0xff00) | (x >>> 24)) >>> 0;
};

const functions: Record<string, NativeRow> = {
  ...nameFunctions,
  socketpair: ['~(module, family=None, type: int = 1, proto: int = 0, /)', socketpair],
  dup: [
    '~(module, fd: int, /)',
    (t, _module: Value, fd: number) => descriptorsOf(t).duplicate(fd, undefined) ?? raiseSystem(EBADF),
  ],
  close: [
    '~(module, fd: int, /)',
    (t, _module: Value, fd: number) => {
      closeDescriptor(t, fd);
      return null;
    },
  ],
  getdefaulttimeout: ['~(module)', (t) => showTimeout(defaults.get(t.runtime)?.timeout)],
  setdefaulttimeout: [
    '~(module, timeout, /)',
    (t, _module: Value, timeout: Value) => {
      defaults.set(t.runtime, { timeout: secondsOf(t, timeout) });
      return null;
    },
  ],
  htons: ['~(module, x: int, /)', swap16('htons')],
  ntohs: ['~(module, x: int, /)', swap16('ntohs')],
  htonl: ['~(module, x: index, /)', swap32],
  ntohl: ['~(module, x: index, /)', swap32],
};

export function makeSocket(): PyModule {
  const module = new PyModule('_socket');
  const { dict } = module;
  fillModule(dict, module, '_socket', functions);
  for (const [name, value] of Object.entries(socketConstants)) dict.setStr(name, value);
  dict.setStr('socket', socketType);
  dict.setStr('SocketType', socketType);
  dict.setStr('error', exceptionTypes.OSError);
  dict.setStr('timeout', exceptionTypes.TimeoutError);
  dict.setStr('gaierror', gaierror);
  dict.setStr('herror', herror);
  dict.setStr('has_ipv6', true);
  return module;
}
