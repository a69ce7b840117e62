/** The error handlers that Python names, as functions of an exception (Python/codecs.c `PyCodec_StrictErrors` and so on). */

import { handleDecodeError, handleEncodeError } from '../../objects/codec-errors.ts';
import { nativeDef } from '../../objects/define.ts';
import { PyBuiltin } from '../../objects/descr.ts';
import { PyException } from '../../objects/exception.ts';
import { isException, raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import { repeatStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyBytes, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';

const NAMES: Readonly<Record<string, string>> = {
  strict: 'strict_errors',
  ignore: 'ignore_errors',
  replace: 'replace_errors',
  xmlcharrefreplace: 'xmlcharrefreplace_errors',
  backslashreplace: 'backslashreplace_errors',
  namereplace: 'namereplace_errors',
  surrogatepass: 'surrogatepass',
  surrogateescape: 'surrogateescape',
};

/** What one of the named handlers answers to an exception: what stands for the stretch, and where to go on. */
function handle(t: Thread, name: string, exception: Value): Value {
  if (!(exception instanceof PyException)) {
    if (name === 'strict') return raise.TypeError('codec must pass exception instance');
    return raise.TypeError(`don't know how to handle ${utf16(typeOf(exception).name)} in error callback`);
  }
  if (name === 'strict') throw exception;
  const { encoding, object, start, end, reason } = exception.extra ?? {};
  const place = { encoding: utf16(asStr(encoding ?? '') ?? ''), start: Number(start), end: Number(end), reason: String(reason) };
  if (isException(exception, 'UnicodeEncodeError')) {
    const instead = handleEncodeError(t, name, { ...place, object: asStr(object as Value) as Str });
    return new PyTuple([instead instanceof Uint8Array ? new PyBytes(instead) : instead, place.end]);
  }
  if (isException(exception, 'UnicodeDecodeError')) {
    const [text, next] = handleDecodeError(t, name, { ...place, object: (object as PyBytes).data });
    return new PyTuple([text, next]);
  }
  if (isException(exception, 'UnicodeTranslateError')) {
    if (name === 'ignore') return new PyTuple(['', place.end]);
    if (name === 'replace') return new PyTuple([repeatStr('\ufffd', place.end - place.start), place.end]);
    if (name === 'backslashreplace') {
      const instead = handleEncodeError(t, name, { ...place, object: asStr(object as Value) as Str });
      return new PyTuple([instead as Str, place.end]);
    }
  }
  return raise.TypeError(`don't know how to handle ${utf16(typeOf(exception as Value).name)} in error callback`);
}

const made = new RuntimeState<Map<string, PyBuiltin>>();

/** The function object of a named handler, one for each machine; undefined for other names. */
export function builtinHandler(t: Thread, name: string): Value | undefined {
  if (!Object.hasOwn(NAMES, name)) return undefined;
  let all = made.get(t.runtime);
  if (all === undefined) made.set(t.runtime, (all = new Map()));
  let handler = all.get(name);
  if (handler === undefined) {
    const def = nativeDef(NAMES[name], [
      '~(self, exception, /)',
      (thread: Thread, _self: Value, exception: Value) => handle(thread, name, exception),
    ]);
    handler = new PyBuiltin(def, null, null, undefined);
    all.set(name, handler);
  }
  return handler;
}
