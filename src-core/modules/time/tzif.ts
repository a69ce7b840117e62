/** Compiled zones of the system: the format TZif (RFC 8536). */
import { parseRule, type ZoneRule, type ZoneType } from './posix-rule.ts';

export interface ZoneFile {
  /** Seconds since 1970, ascending. */
  readonly transitions: readonly number[];
  /** By transition, the index in `types` of what holds from then on. */
  readonly kinds: readonly number[];
  readonly types: readonly ZoneType[];
  /** What holds after the last transition, where it is not the last type for ever. */
  readonly rule: ZoneRule | undefined;
}

const HEAD = 44;

interface Counts {
  readonly utc: number;
  readonly standard: number;
  readonly leaps: number;
  readonly transitions: number;
  readonly types: number;
  readonly characters: number;
}

function readHead(view: DataView, at: number): { version: number; counts: Counts } | undefined {
  if (view.byteLength < at + HEAD || view.getUint32(at) !== 0x545a6966) return undefined;
  const [utc, standard, leaps, transitions, types, characters] = [20, 24, 28, 32, 36, 40].map((field) =>
    view.getUint32(at + field),
  );
  return { version: view.getUint8(at + 4), counts: { utc, standard, leaps, transitions, types, characters } };
}

const bodySize = ({ utc, standard, leaps, transitions, types, characters }: Counts, width: number): number =>
  transitions * (width + 1) + types * 6 + characters + leaps * (width + 4) + standard + utc;

/** A compiled zone; undefined for what is none, or cut short. */
export function parseZoneFile(data: Uint8Array): ZoneFile | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  let width = 4;
  let head = readHead(view, at);
  if (head === undefined) return undefined;
  if (head.version >= 0x32) {
    // Everything follows once more in 64 bits.
    at += HEAD + bodySize(head.counts, width);
    width = 8;
    head = readHead(view, at);
    if (head === undefined) return undefined;
  }
  const { counts } = head;
  const end = at + HEAD + bodySize(counts, width);
  if (counts.types === 0 || view.byteLength < end) return undefined;
  const times = at + HEAD;
  const kindsAt = times + counts.transitions * width;
  const typesAt = kindsAt + counts.transitions;
  const namesAt = typesAt + counts.types * 6;
  const transitions = Array.from({ length: counts.transitions }, (_, i) =>
    width === 8 ? Number(view.getBigInt64(times + i * 8)) : view.getInt32(times + i * 4),
  );
  const types = Array.from({ length: counts.types }, (_, i): ZoneType => {
    const name = namesAt + view.getUint8(typesAt + i * 6 + 5);
    return {
      offset: view.getInt32(typesAt + i * 6),
      dst: view.getUint8(typesAt + i * 6 + 4) !== 0,
      name: latin1(data.subarray(name, data.indexOf(0, name))),
    };
  });
  const footer = width === 8 ? latin1(data.subarray(end + 1, data.indexOf(10, end + 1))) : '';
  return {
    transitions,
    kinds: [...data.subarray(kindsAt, kindsAt + counts.transitions)],
    types,
    rule: footer === '' ? undefined : parseRule(footer),
  };
}

const latin1 = (data: Uint8Array): string => String.fromCharCode(...data);
