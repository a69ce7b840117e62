/**
 * `sys.stdin`, `sys.stdout` and `sys.stderr`: text over buffers over the descriptors 0, 1 and 2, as the interpreter makes them before
 * any program runs, and their last flush (Python/pylifecycle.c `create_stdio`, `flush_std_files`).
 */
import { lookupAttr, setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { PyException } from '../../objects/exception.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Str, Value } from '../../objects/value.ts';
import { bufferedReaderType, bufferedWriterType } from '../_io/buffered.ts';
import { PyBuffered } from '../_io/buffered-object.ts';
import { fileIOType } from '../_io/fileio.ts';
import { PyTextIOWrapper } from '../_io/text-object.ts';
import { textIOWrapperType } from '../_io/textio.ts';
import { unflushed } from '../_io/unflushed.ts';
import { guardHost } from '../host-error.ts';
import { writeBackAll } from '../mmap/shared-files.ts';
import { hostOf, worldOf } from '../world.ts';

const NAMES = ['stdin', 'stdout', 'stderr'] as const;

/** Encoding and error handler: PYTHONIOENCODING says, but for errors of stderr (`config_init_stdio_encoding`). */
function formOf(t: Thread, descriptor: 0 | 1 | 2): { encoding: Str; errors: Str } {
  const { ioEncoding = '', utf8Mode } = worldOf(t).start;
  const colon = ioEncoding.indexOf(':');
  const encoding = colon < 0 ? ioEncoding : ioEncoding.slice(0, colon);
  const given = colon < 0 ? '' : ioEncoding.slice(colon + 1);
  const usual = utf8Mode ? 'surrogateescape' : 'strict';
  // An encoding that is named brings its own handler along.
  const errors = given || (encoding ? 'strict' : usual);
  return { encoding: encoding || 'utf-8', errors: descriptor === 2 ? 'backslashreplace' : errors };
}

function makeStream(t: Thread, descriptor: 0 | 1 | 2): Value {
  const writes = descriptor > 0;
  const { unbuffered = false } = worldOf(t).start;
  const raw = call(t, fileIOType, [descriptor, writes ? 'wb' : 'rb', false]);
  const buffer = writes && unbuffered ? raw : call(t, writes ? bufferedWriterType : bufferedReaderType, [raw]);
  setAttr(t, raw, 'name', `<${NAMES[descriptor]}>`);
  const host = hostOf(t);
  const lines = descriptor === 2 || host[NAMES[descriptor]].isTerminal;
  const { encoding, errors } = formOf(t, descriptor);
  const stream = call(t, textIOWrapperType, [
    buffer,
    encoding,
    errors,
    writes ? '\n' : null,
    !(writes && unbuffered) && lines,
    writes && unbuffered,
  ]);
  setAttr(t, stream, 'mode', writes ? 'w' : 'r');
  return stream;
}

/** By name, in order. */
export function makeStandardStreams(t: Thread): [name: string, stream: Value][] {
  return NAMES.map((name, i) => [name, makeStream(t, i as 0 | 1 | 2)]);
}

function current(t: Thread, name: string): Value | undefined {
  const sys = t.runtime.modules.getStr('sys');
  return sys === undefined || sys === null ? undefined : (lookupAttr(t, sys, name) ?? undefined);
}

function flush(t: Thread, stream: Value): void {
  const closed = lookupAttr(t, stream, 'closed');
  if (closed !== undefined && isTrue(t, closed)) return;
  callMethod(t, stream, 'flush');
}

/** Flushes `sys.stdout` as it is now. Answers what that raised. */
export function flushStandardOutput(t: Thread): PyException | undefined {
  const stdout = current(t, 'stdout');
  if (stdout === undefined || stdout === null) return undefined;
  try {
    flush(t, stdout);
    return undefined;
  } catch (error) {
    if (error instanceof PyException) return error;
    throw error;
  }
}

/** Flushes `sys.stderr`; what that raises can be told to nobody. */
export function flushStandardError(t: Thread): void {
  const stderr = current(t, 'stderr');
  if (stderr === undefined || stderr === null) return;
  try {
    flush(t, stderr);
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
}

/** Flushes all that a program left unflushed; what that raises can be told to nobody. Text first, which goes into buffers; mapped files last. */
export function flushForgotten(t: Thread): void {
  for (const kind of [PyTextIOWrapper, PyBuffered]) {
    for (const stream of unflushed(t)) {
      if (!(stream instanceof kind)) continue;
      try {
        flush(t, stream);
      } catch (error) {
        if (!(error instanceof PyException)) throw error;
      }
    }
  }
  try {
    guardHost(() => writeBackAll(t.runtime));
  } catch (error) {
    if (!(error instanceof PyException)) throw error;
  }
}
