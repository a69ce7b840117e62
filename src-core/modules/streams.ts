/**
 * The objects that `sys.stdin`, `sys.stdout` and `sys.stderr` are: text streams over what the machine's runtime reads and writes.
 * Encoding and buffering are the session's. What `_io.TextIOWrapper` offers beyond text (`buffer`, `reconfigure` ...) is not here.
 */
import { fillType } from '../objects/define.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import { objectType, PyType, typeOf } from '../objects/type.ts';
import { asStr, PyList, PyObject, strFromUtf16, utf16, type Value } from '../objects/value.ts';

export type StandardStream = 'stdin' | 'stdout' | 'stderr';

export class PyTextStream extends PyObject {
  closed = false;
  constructor(readonly stream: StandardStream) {
    super();
  }
}

/** Writes text of the program to a stream. */
function write(t: Thread, self: PyTextStream, value: Value): number {
  const text = asStr(value);
  if (text === undefined) return raise.TypeError(`write() argument must be str, not ${utf16(typeOf(value).name)}`);
  if (self.closed) return raise.ValueError('I/O operation on closed file.');
  if (self.stream === 'stdin') return raise.ValueError('not writable');
  t.runtime.write(self.stream, utf16(text));
  return typeof text === 'string' ? text.length : text.points.length;
}

/** A line with its end; '' at the end of the input. */
function readLine(t: Thread, self: PyTextStream): string {
  if (self.closed) return raise.ValueError('I/O operation on closed file.');
  if (self.stream !== 'stdin') return raise.ValueError('not readable');
  const line = t.runtime.readLine('');
  return line === undefined ? '' : `${line}\n`;
}

function readLines(t: Thread, self: PyTextStream): string[] {
  const lines: string[] = [];
  for (let line = readLine(t, self); line !== ''; line = readLine(t, self)) lines.push(line);
  return lines;
}

const NUMBERS: Record<StandardStream, number> = { stdin: 0, stdout: 1, stderr: 2 };

const textStreamType = Object.assign(new PyType('TextIOWrapper', objectType), { module: '_io' });
fillType(textStreamType, {
  class: PyTextStream,
  slots: {
    tp_repr: (_t, self: PyTextStream) =>
      `<_io.TextIOWrapper name='<${self.stream}>' mode='${self.stream === 'stdin' ? 'r' : 'w'}' encoding='utf-8'>`,
    tp_iter: (_t, self: PyTextStream) => self,
    tp_iternext: (t, self: PyTextStream) => {
      const line = readLine(t, self);
      return line === '' ? undefined : strFromUtf16(line);
    },
  },
  methods: {
    write: ['(self, text, /)', write],
    writelines: [
      '(self, lines, /)',
      (t, self: PyTextStream, lines: Value) => {
        if (!(lines instanceof PyList))
          return raise.NotImplementedError('writelines() of anything but a list is not supported yet');
        for (const line of lines.items) write(t, self, line);
        return null;
      },
    ],
    flush: [
      '(self, /)',
      (t, self: PyTextStream) => {
        if (self.stream !== 'stdin') t.runtime.flush(self.stream);
        return null;
      },
    ],
    readline: ['(self, /)', (t, self: PyTextStream) => strFromUtf16(readLine(t, self))],
    readlines: ['(self, /)', (t, self: PyTextStream) => new PyList(readLines(t, self).map(strFromUtf16))],
    read: ['(self, /)', (t, self: PyTextStream) => strFromUtf16(readLines(t, self).join(''))],
    fileno: ['(self, /)', (_t, self: PyTextStream) => NUMBERS[self.stream]],
    isatty: ['(self, /)', () => false],
    readable: ['(self, /)', (_t, self: PyTextStream) => self.stream === 'stdin'],
    writable: ['(self, /)', (_t, self: PyTextStream) => self.stream !== 'stdin'],
    close: [
      '(self, /)',
      (_t, self: PyTextStream) => {
        self.closed = true;
        return null;
      },
    ],
  },
  getset: {
    name: [(_t, self: PyTextStream) => `<${self.stream}>`],
    mode: [(_t, self: PyTextStream) => (self.stream === 'stdin' ? 'r' : 'w')],
    encoding: [() => 'utf-8'],
    errors: [(_t, self: PyTextStream) => (self.stream === 'stderr' ? 'backslashreplace' : 'strict')],
    closed: [(_t, self: PyTextStream) => self.closed],
  },
});
