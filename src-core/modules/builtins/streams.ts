/** `print` and `input` (Python/bltinmodule.c): through the streams that `sys` has now. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { str, strObject } from '../../objects/abstract/repr.ts';
import type { NativeRow } from '../../objects/define.ts';
import type { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { PyTextIOWrapper, writeText } from '../_io/text-object.ts';
import { textIOWrapperType } from '../_io/textio.ts';
import { audit } from '../sys/audit.ts';
import { sysAttribute } from '../sys/hooks.ts';

/** `sys.<name>` as it is now; undefined while there is no `sys` module or it has no streams yet. */
function sysStream(t: Thread, name: 'stdin' | 'stdout' | 'stderr'): Value | undefined {
  const sys = t.runtime.modules.getStr('sys');
  return sys === undefined ? undefined : lookupAttr(t, sys, name);
}

function checkText(value: Value, what: string): void {
  if (value === null || asStr(value) !== undefined) return;
  raise.TypeError(`${what} must be None or a string, not ${utf16(typeOf(value).name)}`);
}

function print(t: Thread, _module: Value, sep: Value, end: Value, file: Value, flush: boolean, args: Value[]): null {
  const stream = file ?? sysStream(t, 'stdout');
  if (stream === undefined) return raise.RuntimeError('lost sys.stdout');
  if (stream === null) return null;
  checkText(sep, 'sep');
  checkText(end, 'end');
  // Each piece is written by itself: what comes before one that raises is out already.
  if (isPlainText(stream)) {
    for (let i = 0; i < args.length; i++) {
      if (i > 0) writeText(t, stream, sep === null ? ' ' : (asStr(sep) as Str));
      const arg = args[i];
      writeText(t, stream, typeof arg === 'string' ? arg : (asStr(str(t, arg)) as Str));
    }
    writeText(t, stream, end === null ? '\n' : (asStr(end) as Str));
  } else {
    args.forEach((arg, i) => {
      if (i > 0) callMethod(t, stream, 'write', sep ?? ' ');
      callMethod(t, stream, 'write', strObject(t, arg));
    });
    callMethod(t, stream, 'write', end ?? '\n');
  }
  if (flush) callMethod(t, stream, 'flush');
  return null;
}

/** A text stream whose `write` nobody has replaced: written to directly. */
function isPlainText(stream: Value): stream is PyTextIOWrapper {
  return stream instanceof PyTextIOWrapper && stream.cls === textIOWrapperType && stream.dict?.getStr('write') === undefined;
}

/** Streams that cannot be flushed do as well. */
function flushQuietly(t: Thread, stream: Value): void {
  try {
    callMethod(t, stream, 'flush');
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
}

/** `breakpoint()`: whatever `sys.breakpointhook` is now. */
function breakpoint(t: Thread, _module: Value, args: Value[], kwargs: PyDict): Value {
  const hook = sysAttribute(t, 'breakpointhook');
  if (hook === undefined) return raise.RuntimeError('lost sys.breakpointhook');
  audit(t, 'builtins.breakpoint', hook);
  const entries = [...kwargs.entries()];
  const names = entries.map(([key]) => asStr(key) as Str);
  return call(t, hook, [...args, ...entries.map(([, value]) => value)], names);
}

function input(t: Thread, _module: Value, prompt: Value | undefined): Value {
  const [stdin, stdout, stderr] = (['stdin', 'stdout', 'stderr'] as const).map((name) => {
    const stream = sysStream(t, name);
    return stream === undefined || stream === null ? raise.RuntimeError(`input(): lost sys.${name}`) : stream;
  });
  audit(t, 'builtins.input', prompt ?? null);
  flushQuietly(t, stderr);
  if (prompt !== undefined) callMethod(t, stdout, 'write', str(t, prompt));
  flushQuietly(t, stdout);
  const line = callMethod(t, stdin, 'readline');
  const text = asStr(line);
  if (text === undefined) return raise.TypeError('object.readline() returned non-string');
  const plain = utf16(text);
  if (plain === '') return raiseWith('EOFError', 'EOF when reading a line');
  return strFromUtf16(plain.endsWith('\n') ? plain.slice(0, -1) : plain);
}

export const streamFunctions: Record<string, NativeRow> = {
  breakpoint: ['~(module, *args, **kws)', breakpoint],
  input: ['(module, prompt=NULL, /)', input, undefined, "($module, prompt='', /)"],
  print: [
    "(module, *args, sep=' ', end='\\n', file=None, flush: bool = False)",
    print,
    undefined,
    "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
  ],
};
