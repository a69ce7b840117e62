/**
 * Data breakpoints. Locals and cells are touched by instructions of the functions that have them and by nothing else: those functions
 * are hooked. Globals, attributes and items can be changed by anything, native code included: hooked are the instructions that name
 * what is watched, in all code; the objects in which it lies tell when native code writes to them (data-traps.ts), and the code that
 * makes them tell is hooked from then on. A write stops behind the instruction that wrote, a read before the one that reads; reads by
 * native code are not seen.
 */
import { CO_FAST_CELL, CO_FAST_FREE } from '../code/code-object.ts';
import { codeInstructions } from '../code/instructions.ts';
import { OP, OPNAME } from '../code/opcodes.generated.ts';
import { baseOpcode, PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyModule } from '../objects/module.ts';
import { sameStr, utf16, type Value } from '../objects/value.ts';
import type { Frame } from '../ops/frame.ts';
import type { BreakpointSpec, DataAccess, DataTarget } from '../protocol/breakpoint-shapes.ts';
import { type Monitor, OWNER } from '../vm/monitor.ts';
import type { VmThread } from '../vm/thread.ts';
import { bodyOffset } from './binding.ts';
import type { Bound, Breakpoints } from './breakpoints.ts';
import { DataTraps, type Held } from './data-traps.ts';
import { safeRepr } from './inspect/safe-repr.ts';
import { followPath, type Key, parseKey, parsePath, rawAttribute, rawItem, type Step } from './raw-access.ts';
import type { Registry } from './registry.ts';

export interface DataHit {
  bound: Bound;
  description: string;
}

/** An instruction that has begun to write. */
interface Writing {
  slot: { watch: SlotWatch; frame: Frame; before: Value | undefined } | undefined;
  objects: Set<ObjectWatch>;
  frame: Frame;
  index: number;
}

export class DataWatches {
  private slots: SlotWatch[] = [];
  private objects: ObjectWatch[] = [];
  private writing: Writing | undefined;
  private last: { frame: Frame; index: number } | undefined;
  private readonly traps: DataTraps;
  /** The debugger itself looks at what is watched. */
  private looking = false;

  constructor(
    private readonly monitor: Monitor,
    private readonly registry: Registry,
    private readonly mainThread: VmThread,
  ) {
    this.traps = new DataTraps(() => this.touched());
  }

  /** Something that is watched may have been written by the instruction that runs: the code that does so is hooked. */
  private touched(): void {
    if (this.looking) return;
    // Which of the threads runs, nobody here knows; each has one innermost frame.
    for (const { frame } of this.mainThread.monitoring.threads) if (frame !== null) this.monitor.hookAll(frame.code, OWNER.data);
  }

  /** Nothing tells any more. */
  release(): void {
    this.traps.arm([]);
  }

  /** Code has been loaded. */
  loaded(code: PyCode): void {
    if (this.objects.length === 0) return;
    for (const watch of this.objects) this.hookNames(code, watch);
    for (const value of code.consts) if (value instanceof PyCode) this.loaded(value);
  }

  private hookNames(code: PyCode, watch: ObjectWatch): void {
    const { fields } = code.source;
    if (fields.filename === watch.file && fields.qualname === '<module>') {
      // There the namespace is found.
      this.monitor.hookPoint(code, bodyOffset(code.source) / 2, OWNER.data);
    }
    for (const { offset, opcode, arg } of codeInstructions(fields.code))
      if (watch.names(code, opcode, arg ?? 0)) this.monitor.hookPoint(code, startOf(code, offset / 2), OWNER.data);
  }
  get isEmpty(): boolean {
    return this.objects.length === 0 && this.slots.length === 0;
  }

  /** Takes over the data breakpoints of the list and says in their views what they watch. */
  install(breakpoints: Breakpoints): void {
    this.monitor.unhookAll(OWNER.data);
    this.monitor.clearPoints(OWNER.data);
    this.slots = [];
    this.objects = [];
    for (const bound of breakpoints.of('data')) {
      const { target, access } = bound.view.spec as Extract<BreakpointSpec, { kind: 'data' }>;
      if ('qualname' in target) this.watchSlot(bound, target, access);
      else this.watchObject(bound, target, access);
    }
    if (this.objects.length > 0)
      for (const { lives } of this.registry.all())
        for (const code of lives) for (const watch of this.objects) this.hookNames(code, watch);
    for (const watch of this.objects) this.compare(this.mainThread, watch, undefined, []);
    this.armAll(this.mainThread);
  }

  private armAll(thread: VmThread): void {
    this.looking = true;
    this.traps.arm(this.objects.flatMap((watch) => watch.holders(thread)));
    this.looking = false;
  }

  private watchSlot(bound: Bound, target: Extract<DataTarget, { qualname: string }>, access: DataAccess): void {
    const watch: SlotWatch = { bound, name: target.name, access, codes: new Map() };
    const inside = `${target.qualname}.<locals>.`;
    for (const entry of this.registry.treesOf(target.file).flat()) {
      const { qualname, localsplusnames, localspluskinds } = entry.source.fields;
      const slot = localsplusnames.indexOf(target.name);
      if (slot < 0) continue;
      const shared = (localspluskinds[slot] & (CO_FAST_CELL | CO_FAST_FREE)) !== 0;
      const own = qualname === target.qualname;
      if (!own && !(shared && qualname.startsWith(inside) && localspluskinds[slot] & CO_FAST_FREE)) continue;
      for (const code of entry.lives) watch.codes.set(code, slot);
      watch.found = true;
    }
    bound.view.verified = watch.found === true;
    bound.view.places = watch.codes.size;
    bound.view.message = watch.found ? '' : `there is no variable ${target.name} in ${target.qualname}`;
    for (const code of watch.codes.keys()) this.monitor.hookAll(code, OWNER.data);
    this.slots.push(watch);
  }

  private watchObject(bound: Bound, target: Exclude<DataTarget, { qualname: string }>, access: DataAccess): void {
    const watch = makeObjectWatch(bound, target, access);
    bound.view.verified = typeof watch !== 'string';
    bound.view.message = typeof watch === 'string' ? watch : '';
    if (typeof watch !== 'string') this.objects.push(watch);
  }

  /** What was written before the instruction at unit `index`, and what it is about to read. */
  instruction(thread: VmThread, frame: Frame, index: number): DataHit[] {
    const hits: DataHit[] = [];
    const { writing } = this;
    this.writing = undefined;
    if (writing?.slot) hits.push(...slotWritten(writing));
    if (this.objects.length > 0) {
      const before = this.before(frame, index);
      this.looking = true;
      for (const watch of this.objects) this.compare(thread, watch, writing, hits, before);
      this.looking = false;
      this.armAll(thread);
      this.last = { frame, index };
    }
    this.look(frame, index, hits);
    return hits;
  }

  /** The instruction that ran before the one at `index`: the last that was seen, or the one that stands before it. */
  private before(frame: Frame, index: number): string {
    const { last } = this;
    if (last?.frame === frame && last.index < index && nextUnit(frame.code, last.index) === index)
      return placeText(frame.code, last.index);
    const standing = unitBefore(frame.code, index);
    if (standing !== undefined) return placeText(frame.code, standing);
    return last === undefined ? '' : placeText(last.frame.code, last.index);
  }

  private compare(thread: VmThread, watch: ObjectWatch, writing: Writing | undefined, hits: DataHit[], before = ''): void {
    const owner = watch.owner(thread);
    const value = owner === undefined ? undefined : watch.read(owner);
    const direct = writing?.objects.has(watch) === true;
    const changed = watch.primed && owner !== undefined && owner === watch.lastOwner && value !== watch.lastValue;
    if ((direct || changed) && watch.access !== 'read') {
      const place = direct ? placeText(writing!.frame.code, writing!.index) : before;
      hits.push({
        bound: watch.bound,
        description: `${watch.name}: ${text(watch.lastValue)} became ${text(value)}${place ? `, written by ${place}` : ''}`,
      });
    }
    watch.primed = true;
    watch.lastOwner = owner;
    watch.lastValue = value;
  }

  /** Looks at the instruction that is about to run. */
  private look(frame: Frame, index: number, hits: DataHit[]): void {
    const { code } = frame;
    const opcode = baseOpcode(code.opcodeAt(index));
    const arg = operandAt(code, index);
    for (const watch of this.slots) {
      if (watch.codes.get(code) !== arg) continue;
      if (SLOT_WRITES.has(opcode) && watch.access !== 'read') {
        const cell = opcode === OP.STORE_DEREF || opcode === OP.DELETE_DEREF;
        if (!cell && frame.localsplus[arg] instanceof Object && isCellSlot(code, arg)) continue;
        this.writing = { slot: { watch, frame, before: slotValue(frame, arg) }, objects: new Set(), frame, index };
      } else if (SLOT_READS.has(opcode) && watch.access !== 'write') {
        hits.push({ bound: watch.bound, description: `${watch.name} is read by ${placeText(code, index)}` });
      }
    }
    for (const watch of this.objects) {
      const touch = watch.touches(frame, opcode, arg);
      if (touch === 'write') {
        this.writing ??= { slot: undefined, objects: new Set(), frame, index };
        this.writing.objects.add(watch);
        // What comes behind it has to be seen.
        this.monitor.hookAll(code, OWNER.data);
      } else if (touch === 'read' && watch.access !== 'write') {
        hits.push({ bound: watch.bound, description: `${watch.name} is read by ${placeText(code, index)}` });
      }
    }
  }
}

interface SlotWatch {
  bound: Bound;
  name: string;
  access: DataAccess;
  /** The slot by code object. */
  codes: Map<PyCode, number>;
  found?: boolean;
}

interface ObjectWatch {
  bound: Bound;
  /** The module in which it begins. */
  file: string;
  /** Could the instruction touch it, as far as its code tells. */
  names(code: PyCode, opcode: number, arg: number): boolean;
  /** The objects on the way to it and the one that holds it. */
  holders(thread: VmThread): Held[];
  name: string;
  access: DataAccess;
  primed: boolean;
  lastOwner: unknown;
  lastValue: Value | undefined;
  owner(thread: VmThread): Value | undefined;
  read(owner: Value): Value | undefined;
  touches(frame: Frame, opcode: number, arg: number): 'read' | 'write' | undefined;
}

const SLOT_WRITES = new Set<number>([OP.STORE_FAST, OP.DELETE_FAST, OP.STORE_DEREF, OP.DELETE_DEREF]);
const SLOT_READS = new Set<number>([
  OP.LOAD_FAST,
  OP.LOAD_FAST_CHECK,
  OP.LOAD_FAST_AND_CLEAR,
  OP.LOAD_DEREF,
  OP.LOAD_FROM_DICT_OR_DEREF,
]);

const isCellSlot = (code: PyCode, slot: number): boolean =>
  (code.source.fields.localspluskinds[slot] & (CO_FAST_CELL | CO_FAST_FREE)) !== 0;

function slotValue(frame: Frame, slot: number): Value | undefined {
  const value = frame.localsplus[slot];
  return isCellSlot(frame.code, slot) && value instanceof Object && 'value' in value ? (value as { value?: Value }).value : value;
}

function slotWritten({ slot, index }: Writing): DataHit[] {
  const { watch, frame, before } = slot!;
  const number = watch.codes.get(frame.code);
  const now = number === undefined ? undefined : slotValue(frame, number);
  const description = `${watch.name}: ${text(before)} became ${text(now)}, written by ${placeText(frame.code, index)}`;
  return [{ bound: watch.bound, description }];
}

const text = (value: Value | undefined): string => (value === undefined ? 'unbound' : safeRepr(value));

function placeText(code: PyCode, index: number): string {
  const line = code.lineAt(index);
  const name = OPNAME[baseOpcode(code.opcodeAt(index))];
  return `${utf16(code.qualname)}+${2 * index} ${name}${line === null ? '' : ` in line ${line}`}`;
}

/** The argument with its EXTENDED_ARG prefixes. */
function operandAt(code: PyCode, index: number): number {
  let arg = code.units[index] >> 8;
  for (let i = index - 1, shift = 8; i >= 0 && code.source.fields.code[2 * i] === OP.EXTENDED_ARG; i--, shift += 8)
    arg |= code.source.fields.code[2 * i + 1] << shift;
  return arg;
}

/** The namespace of the module whose file this is. */
function globalsOf(thread: VmThread, file: string): PyDict | undefined {
  for (let f: Frame | null = thread.frame; f !== null; f = f.previous)
    if (f.code.source.fields.filename === file) return f.globals;
  for (const [, module] of thread.runtime.modules.entries()) {
    if (!(module instanceof PyModule)) continue;
    const own = module.dict.getStr('__file__');
    if (typeof own === 'string' && own === file) return module.dict;
  }
  return undefined;
}

function makeObjectWatch(
  bound: Bound,
  target: Exclude<DataTarget, { qualname: string }>,
  access: DataAccess,
): ObjectWatch | string {
  const { file } = target;
  const base = { bound, file, access, primed: false, lastOwner: undefined, lastValue: undefined };
  const globals = memoized((thread) => globalsOf(thread, target.file));
  if (target.scope === 'global') {
    const { name } = target;
    return {
      ...base,
      name,
      names: (code, opcode, arg) => namesGlobal(code, opcode, arg, name, file),
      holders: (thread) => holdersOf(globals(thread), name, []),
      owner: globals,
      read: (owner) => (owner as PyDict).getStr(name),
      touches: (frame, opcode, arg) => globalTouch(frame, opcode, arg, name, target.file),
    };
  }
  const path = parsePath(target.owner);
  if (path === undefined) return `${target.owner} is no path of names, attributes and constant keys`;
  const owner = (thread: VmThread): Value | undefined => {
    const dict = globals(thread);
    return dict && followPath(dict, path.root, path.steps as Step[]);
  };
  if (target.scope === 'attribute') {
    const { name } = target;
    const watch: ObjectWatch = {
      ...base,
      name: `${target.owner}.${name}`,
      names: (code, opcode, arg) => namesAttribute(code, opcode, arg, name),
      holders: (thread) => holdersOf(globals(thread), path.root, [...(path.steps as Step[]), { attribute: name }]),
      owner,
      read: (object) => rawAttribute(object, name),
      touches: (frame, opcode, arg) => attributeTouch(frame, opcode, arg, name, watch.lastOwner),
    };
    return watch;
  }
  const key = parseKey(target.key);
  if (key === undefined) return `${target.key} is no constant key`;
  const watch: ObjectWatch = {
    ...base,
    name: `${target.owner}[${target.key}]`,
    names: (_code, opcode) => opcode === OP.STORE_SUBSCR || opcode === OP.DELETE_SUBSCR || opcode === OP.BINARY_SUBSCR,
    holders: (thread) => holdersOf(globals(thread), path.root, [...(path.steps as Step[]), { key }]),
    owner,
    read: (object) => rawItem(object, key),
    touches: (frame, opcode) => itemTouch(frame, opcode, key, watch.lastOwner),
  };
  return watch;
}

/** Each object that holds a part of a path, with the name of that part. */
function holdersOf(globals: PyDict | undefined, root: string, steps: readonly Step[]): Held[] {
  if (globals === undefined) return [];
  const held: Held[] = [{ holder: globals, key: root }];
  steps.forEach((step, i) => {
    const holder = followPath(globals, root, steps.slice(0, i));
    if (holder !== undefined) held.push({ holder, key: 'key' in step ? step.key : step.attribute });
  });
  return held;
}

function memoized(find: (thread: VmThread) => PyDict | undefined): (thread: VmThread) => PyDict | undefined {
  let found: PyDict | undefined;
  return (thread) => (found ??= find(thread));
}

type Touch = 'read' | 'write' | undefined;

const GLOBAL_NAMES = new Set<number>([
  OP.STORE_NAME,
  OP.DELETE_NAME,
  OP.STORE_GLOBAL,
  OP.DELETE_GLOBAL,
  OP.LOAD_NAME,
  OP.LOAD_GLOBAL,
]);

function namesGlobal(code: PyCode, opcode: number, arg: number, name: string, file: string): boolean {
  if (!GLOBAL_NAMES.has(opcode) || code.source.fields.filename !== file) return false;
  return sameStr(code.names[opcode === OP.LOAD_GLOBAL ? arg >> 1 : arg], name);
}

function namesAttribute(code: PyCode, opcode: number, arg: number, name: string): boolean {
  if (opcode === OP.LOAD_ATTR) return sameStr(code.names[arg >> 1], name);
  return (opcode === OP.STORE_ATTR || opcode === OP.DELETE_ATTR) && sameStr(code.names[arg], name);
}

/** The unit at which an instruction begins, its prefixes included. */
function startOf(code: PyCode, index: number): number {
  const bytes = code.source.fields.code;
  let start = index;
  while (start > 0 && bytes[2 * start - 2] === OP.EXTENDED_ARG) start--;
  return start;
}

/** Where the instruction at `index` ends: prefixes and caches belong to it. */
function nextUnit(code: PyCode, index: number): number {
  const bytes = code.source.fields.code;
  let at = index;
  while (bytes[2 * at] === OP.EXTENDED_ARG) at++;
  at++;
  while (2 * at < bytes.length && bytes[2 * at] === OP.CACHE) at++;
  return at;
}

function unitBefore(code: PyCode, index: number): number | undefined {
  const bytes = code.source.fields.code;
  let at = index - 1;
  while (at >= 0 && bytes[2 * at] === OP.CACHE) at--;
  return at < 0 ? undefined : startOf(code, at);
}

function globalTouch(frame: Frame, opcode: number, arg: number, name: string, file: string): Touch {
  if (!namesGlobal(frame.code, opcode, arg, name, file)) return undefined;
  const atModule = frame.locals === undefined || frame.locals === frame.globals;
  if ((opcode === OP.STORE_NAME || opcode === OP.DELETE_NAME || opcode === OP.LOAD_NAME) && !atModule) return undefined;
  return opcode === OP.LOAD_NAME || opcode === OP.LOAD_GLOBAL ? 'read' : 'write';
}

function attributeTouch({ code, localsplus, sp }: Frame, opcode: number, arg: number, name: string, owner: unknown): Touch {
  if (owner === undefined) return undefined;
  const top = localsplus[sp - 1];
  if (opcode === OP.STORE_ATTR || opcode === OP.DELETE_ATTR)
    return top === owner && sameStr(code.names[arg], name) ? 'write' : undefined;
  return opcode === OP.LOAD_ATTR && top === owner && sameStr(code.names[arg >> 1], name) ? 'read' : undefined;
}

function itemTouch({ localsplus, sp }: Frame, opcode: number, key: Key, owner: unknown): Touch {
  const top = localsplus[sp - 1];
  if (owner === undefined || top !== key || localsplus[sp - 2] !== owner) return undefined;
  if (opcode === OP.STORE_SUBSCR || opcode === OP.DELETE_SUBSCR) return 'write';
  return opcode === OP.BINARY_SUBSCR ? 'read' : undefined;
}
