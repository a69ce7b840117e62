/** `print` and `input` (Python/bltinmodule.c). Where `sys` has streams they go through those, else straight to the runtime. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { callMethod } from '../../objects/abstract/call.ts';
import { str } from '../../objects/abstract/repr.ts';
import type { NativeRow } from '../../objects/define.ts';
import { raise, raiseWith } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { PyTextStream, type StandardStream } from '../streams.ts';

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
  if (stream === null) return null;
  checkText(sep, 'sep');
  checkText(end, 'end');
  // Each piece is written by itself: what comes before one that raises is out already.
  const write = isOwn(stream, 'stdout')
    ? (value: Value) => t.runtime.write('stdout', utf16(str(t, value)))
    : (value: Value) => callMethod(t, stream as Value, 'write', str(t, value));
  args.forEach((arg, i) => {
    if (i > 0) write(sep ?? ' ');
    write(arg);
  });
  write(end ?? '\n');
  if (flush) {
    if (stream === undefined) t.runtime.flush('stdout');
    else callMethod(t, stream as Value, 'flush');
  }
  return null;
}

function input(t: Thread, _module: Value, prompt: Value): Value {
  const stdin = sysStream(t, 'stdin');
  if (stdin === null) return raise.RuntimeError('input(): lost sys.stdin');
  const stdout = sysStream(t, 'stdout');
  if (stdout === null) return raise.RuntimeError('input(): lost sys.stdout');
  if (isOwn(stdin, 'stdin') && isOwn(stdout, 'stdout')) return readDirectly(t, prompt);
  callMethod(t, stdout as Value, 'write', str(t, prompt));
  callMethod(t, stdout as Value, 'flush');
  const line = callMethod(t, stdin as Value, 'readline');
  const text = asStr(line);
  if (text === undefined) return raise.TypeError('object.readline() returned non-string');
  const plain = utf16(text);
  if (plain === '') return raiseWith('EOFError', 'EOF when reading a line');
  return strFromUtf16(plain.endsWith('\n') ? plain.slice(0, -1) : plain);
}

/** Whether a stream is the machine's own, with nothing of the program's between. */
function isOwn(stream: Value | undefined, name: StandardStream): boolean {
  return stream === undefined || (stream instanceof PyTextStream && stream.stream === name && !stream.closed);
}

function readDirectly(t: Thread, prompt: Value): Value {
  const line = t.runtime.readLine(utf16(str(t, prompt)));
  return line === undefined ? raiseWith('EOFError', 'EOF when reading a line') : strFromUtf16(line);
}

export const streamFunctions: Record<string, NativeRow> = {
  input: ["(module, prompt='', /)", input],
  print: [
    "(module, *args, sep=' ', end='\\n', file=None, flush: bool = False)",
    print,
    undefined,
    "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
  ],
};
