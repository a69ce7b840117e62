/**
 * Tracebacks as `faulthandler` writes them (Python/traceback.c `_Py_DumpTracebackThreads`): innermost frame first, no source, ASCII only, straight
 * to a descriptor without any Python code.
 */
import { HostError } from '../../host/host.ts';
import { pointsOf } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import type { Str } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import type { VmThread } from '../../vm/thread.ts';
import { descriptorsOf } from '../posix/descriptors.ts';

const MOST_FRAMES = 100;
const MOST_THREADS = 100;
const LONGEST_TEXT = 500;

/** A text in printable ASCII and escapes, cut after 500 characters (`_Py_DumpASCII`). */
function asciiOf(text: Str): string {
  let out = '';
  let count = 0;
  for (const point of pointsOf(text)) {
    if (count++ === LONGEST_TEXT) return `${out}...`;
    const hex = (digits: number) => point.toString(16).padStart(digits, '0');
    if (point >= 32 && point < 127) out += String.fromCharCode(point);
    else if (point < 0x100) out += `\\x${hex(2)}`;
    else out += point < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
  }
  return out;
}

function framesOf(top: Frame | null): string {
  if (top === null) return '  <no Python frame>\n';
  let out = '';
  let depth = 0;
  for (let frame: Frame | null = top; frame !== null; frame = frame.previous) {
    if (depth++ === MOST_FRAMES) return `${out}  ...\n`;
    const { code, lasti } = frame;
    const line = code.lineAt(lasti);
    out += `  File "${asciiOf(code.filename)}", line ${line === null || line < 0 ? '???' : line} in ${asciiOf(code.name)}\n`;
  }
  return out;
}

/** All threads, the youngest first; `current` is called so. */
export function dumpThreads(t: Thread, current: Thread | undefined): string {
  const vm = t as VmThread;
  const threads = (vm.scheduler?.threads ?? [{ vm, ident: 1, isService: false }]).filter(({ isService }) => !isService);
  const shown = threads.toReversed().map((thread, i) => {
    if (i >= MOST_THREADS) return i === MOST_THREADS ? '...\n' : '';
    const title = thread.vm === current ? 'Current thread' : 'Thread';
    return `${title} 0x${thread.ident.toString(16).padStart(16, '0')} (most recent call first):\n${framesOf(thread.vm.frame)}`;
  });
  return shown.filter((text) => text !== '').join('\n');
}

/** The running thread alone. */
export const dumpThread = (t: Thread): string => `Stack (most recent call first):\n${framesOf((t as VmThread).frame)}`;

/** Writes to a descriptor; errors do not matter to anybody. */
export function writeDump(t: Thread, descriptor: number, text: string): void {
  try {
    descriptorsOf(t)
      .get(descriptor)
      ?.write(Uint8Array.from(text, (c) => c.charCodeAt(0)));
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
