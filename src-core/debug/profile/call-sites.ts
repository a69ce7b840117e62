/** Which instruction calls what, looked at before it runs, and the units that must be hooked to see built-in functions come and go. */
import { CACHES, OP } from '../../code/opcodes.generated.ts';
import type { PyCode } from '../../objects/code.ts';
import type { PyBuiltin } from '../../objects/descr.ts';
import { PyList, PyTuple, type Value } from '../../objects/value.ts';
import type { Frame } from '../../ops/frame.ts';
import { calledBuiltin } from '../../vm/monitoring/builtin-calls.ts';
import { MISSING } from '../../vm/monitoring/monitoring.ts';

const places = new WeakMap<Uint8Array, ReadonlySet<number>>();

/** Units of calls, of what runs behind them, and of handlers: there a call of a built-in function begins or has ended. */
export function callPlaces(code: PyCode): ReadonlySet<number> {
  const bytes = code.source.fields.code;
  const known = places.get(bytes);
  if (known !== undefined) return known;
  const found = new Set<number>();
  let start = 0;
  for (let i = 0; i < code.units.length; ) {
    const opcode = bytes[2 * i];
    const next = i + 1 + (CACHES[opcode] ?? 0);
    if (opcode === OP.CALL || opcode === OP.CALL_FUNCTION_EX) {
      found.add(start);
      found.add(next);
      // CALL_NO_KW_LIST_APPEND steps over it.
      if (bytes[2 * next] === OP.POP_TOP) found.add(next + 1);
    }
    if (opcode !== OP.EXTENDED_ARG) start = next;
    i = next;
  }
  for (const entry of code.exceptionTable) found.add(entry.target / 2);
  found.delete(code.units.length);
  places.set(bytes, found);
  return found;
}

/** The built-in function that the call at unit `at` is about to call; its prefixes begin at unit `index`. */
export function builtinCalledAt(frame: Frame, index: number, at: number): PyBuiltin | undefined {
  const { code, localsplus, sp } = frame;
  const bytes = code.source.fields.code;
  let oparg = 0;
  for (let i = index; i <= at; i++) oparg = (oparg << 8) | bytes[2 * i + 1];
  if (bytes[2 * at] === OP.CALL) {
    const method = localsplus[sp - oparg - 2];
    const below = localsplus[sp - oparg - 1] as Value;
    if (method !== undefined) return calledBuiltin(method, below);
    return calledBuiltin(below, oparg > 0 ? (localsplus[sp - oparg] as Value) : MISSING);
  }
  const top = sp - (oparg & 1);
  const args = localsplus[top - 1];
  const first = args instanceof PyTuple || args instanceof PyList ? (args.items[0] ?? MISSING) : null;
  return calledBuiltin(localsplus[top - 2] as Value, first);
}
