/**
 * The `_uuid` module (Modules/_uuidmodule.c over libuuid): identifiers of version 1 by RFC 4122. The node is 48 random bits with the
 * multicast bit set, as the RFC wants it where a program may not learn the address of a network card. No daemon hands out times, so
 * two processes could make the same identifier, and -1 says so.
 */
import { fillModule } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import type { Thread } from '../objects/thread.ts';
import { PyBytes, PyTuple } from '../objects/value.ts';
import { hostOf } from './world.ts';

/** From 15 October 1582, where the time of an identifier begins, to 1970, in units of 100 ns. */
const GREGORIAN = 0x01b21dd213814000n;
const UNSAFE = -1;

/** What a machine keeps: the last time used, and its clock sequence and node once they are drawn. */
interface Generator {
  last: bigint;
  tail: Uint8Array | undefined;
}

/** Eight bytes: the clock sequence with the variant in its first bits, then the node. */
function drawTail(t: Thread): Uint8Array {
  const tail = hostOf(t).entropy(8).slice();
  tail[0] = (tail[0] & 0x3f) | 0x80;
  tail[2] |= 1;
  return tail;
}

/** The 16 bytes of a new identifier; its time is later than that of all before. */
function generateTime(t: Thread, state: Generator): Uint8Array {
  const now = hostOf(t).clock.wall() / 100n + GREGORIAN;
  const time = now > state.last ? now : state.last + 1n;
  state.last = time;
  state.tail ??= drawTail(t);
  const out = new Uint8Array(16);
  const view = new DataView(out.buffer);
  view.setUint32(0, Number(time & 0xffffffffn));
  view.setUint16(4, Number((time >> 32n) & 0xffffn));
  view.setUint16(6, Number((time >> 48n) & 0xfffn) | 0x1000);
  out.set(state.tail, 8);
  return out;
}

/** Makes the module object. */
export function makeUuid(): PyModule {
  const module = new PyModule('_uuid');
  const state: Generator = { last: 0n, tail: undefined };
  fillModule(module.dict, module, '_uuid', {
    generate_time_safe: ['~(module)', (t) => new PyTuple([new PyBytes(generateTime(t, state)), UNSAFE])],
  });
  module.dict.setStr('has_uuid_generate_time_safe', 1);
  return module;
}
