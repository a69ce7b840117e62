/** UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError (Objects/exceptions.c). */
import { str } from '../abstract/repr.ts';
import { needBytes } from '../bytes/buffer.ts';
import { convert } from '../convert.ts';
import type { TypeTable } from '../define.ts';
import type { PyException } from '../exception.ts';
import { raise } from '../raise.ts';
import { lengthStr, pointAt } from '../str/text.ts';
import type { Thread } from '../thread.ts';
import { typeOf } from '../type.ts';
import { asStr, PyBytes, type Str, strFromUtf16, utf16, type Value } from '../value.ts';
import { initException, newException } from './base.ts';
import { indexMembers, objectMembers } from './fields.ts';

type Kind = 'decode' | 'encode' | 'translate';

function needStr(value: Value, position: number): Str {
  return asStr(value) ?? raise.TypeError(`argument ${position} must be str, not ${utf16(typeOf(value).name)}`);
}

const init = (kind: Kind) => (t: Thread, self: PyException, args: Value[], kwnames: readonly Str[] | undefined) => {
  initException(t, self, args, kwnames);
  self.extra = {};
  const wanted = kind === 'translate' ? 4 : 5;
  if (args.length !== wanted) raise.TypeError(`function takes exactly ${wanted} arguments (${args.length} given)`);
  const rest = kind === 'translate' ? args : args.slice(1);
  const shift = wanted - 4;
  const encoding = shift ? needStr(args[0], 1) : undefined;
  if (kind !== 'decode') needStr(rest[0], 1 + shift);
  const start = convert(t, 'index', rest[1], '', 0, 0, '', '') as number;
  const end = convert(t, 'index', rest[2], '', 0, 0, '', '') as number;
  const reason = needStr(rest[3], 4 + shift);
  const object = kind === 'decode' && !(rest[0] instanceof PyBytes) ? new PyBytes(needBytes(t, rest[0]).slice()) : rest[0];
  self.extra = { encoding, object, start, end, reason };
};

function escapePoint(point: number): string {
  if (point <= 0xff) return `\\x${point.toString(16).padStart(2, '0')}`;
  return point <= 0xffff ? `\\u${point.toString(16).padStart(4, '0')}` : `\\U${point.toString(16).padStart(8, '0')}`;
}

/** The one byte or character that is at fault; undefined where there are more or none. */
function culprit(object: Value, from: number, to: number): string | undefined {
  if (to !== from + 1) return undefined;
  if (object instanceof PyBytes)
    return from < object.data.length ? `byte 0x${object.data[from].toString(16).padStart(2, '0')}` : undefined;
  const text = asStr(object);
  return text !== undefined && from < lengthStr(text) ? `character '${escapePoint(pointAt(text, from))}'` : undefined;
}

const strUnicode =
  (kind: Kind) =>
  (t: Thread, self: PyException): Str => {
    const { encoding, object, start, end, reason } = self.extra ?? {};
    if (object === undefined) return '';
    const why = utf16(str(t, reason ?? null));
    const codec = kind === 'translate' ? '' : `'${utf16(str(t, encoding ?? null))}' codec `;
    const from = Number(start ?? 0);
    const to = Number(end ?? 0);
    const one = culprit(object, from, to);
    const what =
      one === undefined
        ? `${kind === 'decode' ? 'bytes' : 'characters'} in position ${from}-${to - 1}`
        : `${one} in position ${from}`;
    return strFromUtf16(`${codec}can't ${kind} ${what}: ${why}`);
  };

export const unicodeErrorTable = (kind: Kind): TypeTable => ({
  slots: { tp_new: newException, tp_init: init(kind), tp_str: strUnicode(kind) },
  members: { ...objectMembers('encoding', 'object', 'reason'), ...indexMembers('start', 'end') },
});
