/** The hooks of `sys` that print: values at a prompt, exceptions that nobody caught or could raise (Python/sysmodule.c, Python/errors.c). */
import { getAttr, lookupAttr } from '../../objects/abstract/attr.ts';
import { callMethod } from '../../objects/abstract/call.ts';
import { repr, reprText } from '../../objects/abstract/repr.ts';
import type { NativeRow } from '../../objects/define.ts';
import { PyException } from '../../objects/exception.ts';
import { isException, raise } from '../../objects/raise.ts';
import { escapeNonAscii } from '../../objects/str/ascii.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { PyTraceback } from '../../vm/types/traceback.ts';
import { exceptionText } from '../traceback/exception-text.ts';
import { worldOf } from '../world.ts';

/** `sys.<name>` as it is now; undefined where there is none. */
export function sysAttribute(t: Thread, name: string): Value | undefined {
  const sys = t.runtime.modules.getStr('sys');
  return sys === undefined || sys === null ? undefined : lookupAttr(t, sys, name);
}

/** Writes to `sys.stderr`; nothing where it is None. */
export function writeError(t: Thread, text: string): void {
  const stream = sysAttribute(t, 'stderr');
  if (stream === undefined) t.runtime.write('stderr', text);
  else if (stream !== null) callMethod(t, stream, 'write', strFromUtf16(text));
}

/** `sys.displayhook`: shows a value unless it is None, and keeps it as `builtins._`. */
export function displayValue(t: Thread, value: Value): null {
  if (value === null) return null;
  const { builtins } = t.runtime;
  builtins.setStr('_', null);
  const stdout = sysAttribute(t, 'stdout');
  if (stdout === undefined || stdout === null) return raise.RuntimeError('lost sys.stdout');
  const text = repr(t, value);
  try {
    callMethod(t, stdout, 'write', text);
  } catch (error) {
    if (!isException(error, 'UnicodeEncodeError')) throw error;
    callMethod(t, stdout, 'write', escapeNonAscii(text));
  }
  callMethod(t, stdout, 'write', '\n');
  builtins.setStr('_', value);
  return null;
}

function excepthook(t: Thread, _module: Value, _type: Value, value: Value, traceback: Value): Value {
  if (!(value instanceof PyException)) {
    writeError(t, `TypeError: print_exception(): Exception expected for value, ${utf16(typeOf(value).name)} found\n`);
    return null;
  }
  if (traceback instanceof PyTraceback) value.traceback ??= traceback;
  writeError(t, exceptionText(t as VmThread, value, worldOf(t).sourceLines));
  return null;
}

/** `sys.unraisablehook`: an exception that came where nobody can catch it. */
function unraisablehook(t: Thread, _module: Value, unraisable: Value): Value {
  const field = (name: string) => getAttr(t, unraisable, name);
  const [value, message, object] = [field('exc_value'), field('err_msg'), field('object')];
  const said = message === null ? 'Exception ignored in' : messageText(message);
  let text = object === null ? (message === null ? '' : `${said}:\n`) : `${said}: ${safeRepr(t, object)}\n`;
  if (value instanceof PyException) text += exceptionText(t as VmThread, value, worldOf(t).sourceLines);
  writeError(t, text);
  return null;
}

const messageText = (message: Value): string => (typeof message === 'string' ? message : '');

function safeRepr(t: Thread, object: Value): string {
  try {
    return reprText(t, object);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
    return '<object repr() failed>';
  }
}

export const hookFunctions: Record<string, NativeRow> = {
  displayhook: ['(module, object, /)', (t, _module: Value, object: Value) => displayValue(t, object)],
  excepthook: ['(module, exctype, value, traceback, /)', excepthook],
  unraisablehook: ['(module, unraisable, /)', unraisablehook],
};
