/**
 * One number for all that a stopped program is: frames with locals, cells and value stacks, code with its caches, every object that can
 * be reached, and what was written so far. Two runs that are at the same place have equal hashes. What only a debugger makes or reads
 * (hooks, joined instructions taken apart, tables computed when somebody asks) does not count.
 */
import { DEOPT, OPNAME } from '../../code/opcodes.generated.ts';
import { PyCode } from '../../objects/code.ts';
import { PyType } from '../../objects/type.ts';
import { Frame } from '../../ops/frame.ts';
import type { MachineRuntime } from '../../vm/runtime.ts';

const JOINED: ReadonlyMap<number, number> = new Map([...DEOPT].filter(([opcode]) => OPNAME[opcode].includes('__')));

/** Two lanes of 32 bits. */
class Mixer {
  private a = 0x9e3779b9;
  private b = 0x85ebca6b;
  private readonly float = new Float64Array(1);
  private readonly words = new Uint32Array(this.float.buffer);

  word(n: number): void {
    this.a = Math.imul(this.a ^ n, 0x01000193) + 0x2545;
    this.b = Math.imul(this.b + n, 0xc2b2ae35) ^ (this.b >>> 15);
  }
  text(s: string): void {
    this.word(s.length);
    for (let i = 0; i < s.length; i++) this.word(s.charCodeAt(i));
  }
  number(x: number): void {
    this.float[0] = x;
    this.word(this.words[0]);
    this.word(this.words[1]);
  }
  toString(): string {
    const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0');
    return `${hex(this.a ^ (this.b >>> 7))}${hex(this.b)}`;
  }
}

/** Classes that are the machine itself or its world, and no state of the program. */
const MACHINERY: ReadonlySet<string> = new Set(['MachineRuntime', 'Monitor', 'Monitoring', 'Library', 'WeakMap', 'WeakSet']);

class Walk {
  private readonly seen = new Map<object, number>();
  private readonly queue: object[] = [];
  constructor(private readonly mixer: Mixer) {}

  /** A value, or the number of an object whose content comes later. */
  visit(value: unknown): void {
    const { mixer } = this;
    switch (typeof value) {
      case 'undefined':
        return mixer.word(1);
      case 'boolean':
        return mixer.word(value ? 3 : 2);
      case 'number':
        mixer.word(4);
        return mixer.number(value);
      case 'string':
        mixer.word(5);
        return mixer.text(value);
      case 'bigint':
      case 'symbol':
        mixer.word(6);
        return mixer.text(String(value));
      case 'function':
        mixer.word(7);
        return mixer.text(value.name);
    }
    if (value === null) return mixer.word(8);
    let index = this.seen.get(value as object);
    if (index === undefined) {
      index = this.seen.size;
      this.seen.set(value as object, index);
      this.queue.push(value as object);
    }
    mixer.word(9);
    mixer.word(index);
  }

  /** The content of everything that was met. */
  finish(): void {
    // The queue grows while it is gone through.
    for (let i = 0; i < this.queue.length; i++) this.content(this.queue[i]);
  }

  private content(object: object): void {
    const { mixer } = this;
    const name = object.constructor?.name ?? '';
    mixer.text(name);
    if (object instanceof Frame) this.frame(object);
    else if (object instanceof PyCode) this.code(object);
    // Built-in types are the same for all machines.
    else if (object instanceof PyType && !object.heap) mixer.text(String(object.name));
    else if (Array.isArray(object)) {
      mixer.word(object.length);
      for (let i = 0; i < object.length; i++) this.visit(object[i]);
    } else if (ArrayBuffer.isView(object)) {
      const data = new Uint8Array(object.buffer, object.byteOffset, object.byteLength);
      mixer.word(data.length);
      for (const byte of data) mixer.word(byte);
    } else if (object instanceof Map) {
      for (const [key, value] of object) {
        this.visit(key);
        this.visit(value);
      }
    } else if (object instanceof Set) {
      for (const value of object) this.visit(value);
    } else if (object instanceof WeakRef) this.visit(object.deref());
    else if (!MACHINERY.has(name)) this.fields(object);
  }

  private fields(object: object): void {
    for (const key of Object.keys(object)) {
      // Made by whoever looks at a frame, or a registry of all machines.
      if (key === 'subclasses') continue;
      this.mixer.text(key);
      this.visit((object as Record<string, unknown>)[key]);
    }
  }

  private frame(frame: Frame): void {
    const { mixer } = this;
    this.visit(frame.code);
    for (const n of [frame.ip, frame.lasti, frame.sp, frame.reraisedAt, frame.returnOffset, frame.jumpFrom, frame.jumpTo])
      mixer.word(n);
    mixer.word(Number(frame.entry) | (Number(frame.cleared) << 1));
    for (let i = 0; i < frame.sp; i++) this.visit(frame.localsplus[i]);
    for (const part of [frame.previous, frame.func, frame.globals, frame.builtins, frame.locals, frame.made, frame.generator])
      this.visit(part);
  }

  /** Units as they run without hooks, with counters and caches. */
  private code(code: PyCode): void {
    const { mixer } = this;
    const { filename, qualname, firstlineno } = code.source.fields;
    mixer.text(`${filename} ${qualname} ${firstlineno}`);
    code.units.forEach((unit, i) => {
      const opcode = code.overlay?.[i] || unit & 255;
      mixer.word((unit & 0xff00) | (JOINED.get(opcode) ?? opcode));
    });
    for (const key of Object.keys(code.refs)) {
      mixer.text(key);
      this.visit(code.refs[Number(key)]);
    }
    for (const value of code.consts) this.visit(value);
  }
}

/** The hash of a program that stands still, and of what it has written. */
export function stateHash(runtime: MachineRuntime, written: readonly { stream: string; data: Uint8Array }[]): string {
  const mixer = new Mixer();
  const walk = new Walk(mixer);
  for (const n of runtime.counters()) mixer.number(n);
  for (const thread of runtime.monitoring.threads) {
    mixer.number(thread.ticks);
    mixer.word(thread.depth);
    for (const part of [thread.frame, thread.exc, thread.kwnames, thread.traceFunction, thread.profileFunction]) walk.visit(part);
  }
  walk.visit(runtime.modules);
  for (const { stream, data } of written) {
    mixer.text(stream);
    for (const byte of data) mixer.word(byte);
  }
  walk.finish();
  return mixer.toString();
}
