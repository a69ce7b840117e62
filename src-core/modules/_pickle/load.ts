/** Reading a pickle: instruction by instruction until STOP (`load`, Modules/_pickle.c). */
import { PyDict } from '../../objects/dict.ts';
import { PyException } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import { PySet } from '../../objects/set/set-object.ts';
import type { Thread } from '../../objects/thread.ts';
import { isSubtype } from '../../objects/type.ts';
import { PyList, type Value } from '../../objects/value.ts';
import * as containers from './load-containers.ts';
import * as objects from './load-objects.ts';
import * as scalars from './load-scalars.ts';
import * as op from './opcodes.ts';
import { stateOf, unpicklingError } from './state.ts';
import type { PyUnpickler } from './unpickler-object.ts';

type Instruction = (t: Thread, u: PyUnpickler) => void;

/** PROTO: how new the pickle is. */
function loadProtocol(t: Thread, u: PyUnpickler): void {
  const protocol = scalars.takeByte(t, u);
  if (protocol > op.HIGHEST_PROTOCOL) raise.ValueError(`unsupported pickle protocol: ${protocol}`);
  u.protocol = protocol;
}

function loadMemoize(t: Thread, u: PyUnpickler): void {
  u.memoPut(u.memoLength, u.top(t));
}

function loadBinaryPut(t: Thread, u: PyUnpickler): void {
  const index = scalars.takeByte(t, u);
  u.memoPut(index, u.top(t));
}

function loadLongBinaryPut(t: Thread, u: PyUnpickler): void {
  const index = scalars.takeWord(t, u) >>> 0;
  u.memoPut(index, u.top(t));
}

/** What each instruction does, by its number. */
const INSTRUCTIONS: readonly (Instruction | undefined)[] = (() => {
  const rows: [number, Instruction][] = [
    [op.NONE, (_t, u) => u.push(null)],
    [op.NEWTRUE, (_t, u) => u.push(true)],
    [op.NEWFALSE, (_t, u) => u.push(false)],
    [op.INT, scalars.loadInt],
    [op.BININT, (t, u) => u.push(scalars.takeWord(t, u))],
    [op.BININT1, (t, u) => u.push(scalars.takeByte(t, u))],
    [op.BININT2, (t, u) => u.push(scalars.takeShort(t, u))],
    [op.LONG, scalars.loadLong],
    [op.LONG1, (t, u) => scalars.loadCountedLong(t, u, 1)],
    [op.LONG4, (t, u) => scalars.loadCountedLong(t, u, 4)],
    [op.FLOAT, scalars.loadFloat],
    [op.BINFLOAT, scalars.loadBinaryFloat],
    [op.STRING, scalars.loadString],
    [op.BINSTRING, (t, u) => scalars.loadBinaryString(t, u, 4)],
    [op.SHORT_BINSTRING, (t, u) => scalars.loadBinaryString(t, u, 1)],
    [op.BINBYTES, (t, u) => scalars.loadBinaryBytes(t, u, 4)],
    [op.SHORT_BINBYTES, (t, u) => scalars.loadBinaryBytes(t, u, 1)],
    [op.BINBYTES8, (t, u) => scalars.loadBinaryBytes(t, u, 8)],
    [op.BYTEARRAY8, scalars.loadByteArray],
    [op.NEXT_BUFFER, scalars.loadNextBuffer],
    [op.READONLY_BUFFER, scalars.loadReadonlyBuffer],
    [op.UNICODE, scalars.loadUnicode],
    [op.BINUNICODE, (t, u) => scalars.loadBinaryUnicode(t, u, 4)],
    [op.SHORT_BINUNICODE, (t, u) => scalars.loadBinaryUnicode(t, u, 1)],
    [op.BINUNICODE8, (t, u) => scalars.loadBinaryUnicode(t, u, 8)],
    [op.PROTO, loadProtocol],
    [op.FRAME, scalars.loadFrame],
    [op.MARK, (_t, u) => u.mark()],
    [op.POP, containers.loadPop],
    [op.POP_MARK, containers.loadPopMark],
    [op.DUP, (t, u) => u.push(u.top(t))],
    [op.EMPTY_TUPLE, (t, u) => containers.loadShortTuple(t, u, 0)],
    [op.TUPLE1, (t, u) => containers.loadShortTuple(t, u, 1)],
    [op.TUPLE2, (t, u) => containers.loadShortTuple(t, u, 2)],
    [op.TUPLE3, (t, u) => containers.loadShortTuple(t, u, 3)],
    [op.TUPLE, containers.loadTuple],
    [op.EMPTY_LIST, (_t, u) => u.push(new PyList([]))],
    [op.LIST, containers.loadList],
    [op.EMPTY_DICT, (_t, u) => u.push(new PyDict())],
    [op.DICT, containers.loadDict],
    [op.EMPTY_SET, (_t, u) => u.push(new PySet())],
    [op.FROZENSET, containers.loadFrozenSet],
    [op.APPEND, containers.loadAppend],
    [op.APPENDS, containers.loadAppends],
    [op.SETITEM, containers.loadSetItem],
    [op.SETITEMS, containers.loadSetItems],
    [op.ADDITEMS, containers.loadAddItems],
    [op.GET, containers.loadGet],
    [op.BINGET, (t, u) => u.push(u.memoGet(t, scalars.takeByte(t, u)))],
    [op.LONG_BINGET, (t, u) => u.push(u.memoGet(t, scalars.takeWord(t, u) >>> 0))],
    [op.PUT, containers.loadPut],
    [op.BINPUT, loadBinaryPut],
    [op.LONG_BINPUT, loadLongBinaryPut],
    [op.MEMOIZE, loadMemoize],
    [op.GLOBAL, objects.loadGlobal],
    [op.STACK_GLOBAL, objects.loadStackGlobal],
    [op.EXT1, (t, u) => objects.loadExtension(t, u, 1)],
    [op.EXT2, (t, u) => objects.loadExtension(t, u, 2)],
    [op.EXT4, (t, u) => objects.loadExtension(t, u, 4)],
    [op.OBJ, objects.loadObject],
    [op.INST, objects.loadInstance],
    [op.NEWOBJ, (t, u) => objects.loadNewObject(t, u, 'NEWOBJ')],
    [op.NEWOBJ_EX, (t, u) => objects.loadNewObject(t, u, 'NEWOBJ_EX')],
    [op.REDUCE, objects.loadReduce],
    [op.BUILD, objects.loadBuild],
    [op.PERSID, objects.loadPersistent],
    [op.BINPERSID, objects.loadBinaryPersistent],
  ];
  const table: (Instruction | undefined)[] = new Array(256).fill(undefined);
  for (const [number, instruction] of rows) table[number] = instruction;
  return table;
})();

function refuseKey(t: Thread, key: number): never {
  const plain = key >= 0x20 && key <= 0x7e && key !== 39 && key !== 92;
  const shown = plain ? String.fromCharCode(key) : `\\x${key.toString(16).padStart(2, '0')}`;
  return unpicklingError(t, `invalid load key, '${shown}'.`);
}

/** The next instruction. Raises EOFError where there is none. */
function nextInstruction(t: Thread, u: PyUnpickler): number {
  let key = -1;
  try {
    key = u.input.takeInstruction(t);
  } catch (error) {
    const ours = error instanceof PyException && isSubtype(error.cls, stateOf(t).unpicklingError);
    if (!ours) throw error;
  }
  return key < 0 ? raise.EOFError('Ran out of input') : key;
}

/** Reads one pickle and answers the object that it makes. Raises UnpicklingError, EOFError and what the calls in it raise. */
export function load(t: Thread, u: PyUnpickler): Value {
  const { input } = u;
  u.begin();
  t.held.push(u);
  try {
    for (;;) {
      const key = input.pos < input.end ? input.data[input.pos++] : nextInstruction(t, u);
      if (key === op.STOP) break;
      const instruction = INSTRUCTIONS[key];
      if (instruction === undefined) return refuseKey(t, key);
      instruction(t, u);
    }
    input.skipConsumed(t);
    return u.pop(t);
  } finally {
    t.held.pop();
  }
}
