/** Moving values: constants, fast locals, the top of the stack. Joined forms (`LOAD_FAST__LOAD_FAST`) run two units at once. */
import { raise } from '../objects/raise.ts';
import type { Value } from '../objects/value.ts';
import { constant, inst, local, nextUnit, peek, poke, push, raw, secondOfTwo, setLocal, shrink } from './dsl.ts';
import type { Machine } from './machine.ts';
import { unboundLocal } from './unbound.ts';

/** Does nothing. */
inst(9, 'NOP', '(--)', () => {}, { hot: true });
/** Drops the top of the stack. */
inst(1, 'POP_TOP', '(value --)', () => {}, { hot: true });
/** Pushes NULL, as a call needs below a plain function. */
inst(2, 'PUSH_NULL', '(-- res)', () => undefined, { hot: true });
/** Pushes a constant. */
inst(100, 'LOAD_CONST', '(-- value)', (m, oparg) => constant(m, oparg), { hot: true });
/** Pushes a local variable. */
inst(124, 'LOAD_FAST', '(-- value)', (m, oparg) => local(m, oparg), { hot: true });
/** Pushes a local variable, or raises when it has no value. */
inst(127, 'LOAD_FAST_CHECK', '(-- value)', (m: Machine, oparg) => local(m, oparg) ?? checkBound(m, oparg));
/** Pushes a cell itself. */
inst(136, 'LOAD_CLOSURE', '(-- value)', (m: Machine, oparg) => local(m, oparg) ?? checkBound(m, oparg));

/** `??` also stops at None: only NULL is unbound. */
function checkBound(m: Machine, oparg: number): Value {
  const value = local(m, oparg);
  return value === undefined ? unboundLocal(m, oparg) : value;
}

/** Stores the top in a local variable. */
inst(125, 'STORE_FAST', '(value --)', (m, oparg, value) => setLocal(m, oparg, value), { hot: true });
/** Pushes a local variable and empties its slot. */
inst(143, 'LOAD_FAST_AND_CLEAR', '(-- value)', (m: Machine, oparg) => {
  const value = local(m, oparg);
  setLocal(m, oparg, undefined);
  return value;
});
/** Empties a local variable. */
inst(126, 'DELETE_FAST', '(--)', (m: Machine, oparg) => {
  if (local(m, oparg) === undefined) unboundLocal(m, oparg);
  setLocal(m, oparg, undefined);
});

raw(
  88,
  'LOAD_FAST__LOAD_FAST',
  '(-- value1, value2)',
  (m, _f, oparg) => {
    push(m, local(m, oparg));
    push(m, local(m, nextUnit(m, 0) >> 8));
    secondOfTwo(m);
  },
  { hot: true },
);
raw(
  86,
  'LOAD_FAST__LOAD_CONST',
  '(-- value1, value2)',
  (m, _f, oparg) => {
    push(m, local(m, oparg));
    push(m, constant(m, nextUnit(m, 0) >> 8));
    secondOfTwo(m);
  },
  { hot: true },
);
raw(
  84,
  'LOAD_CONST__LOAD_FAST',
  '(-- value1, value2)',
  (m, _f, oparg) => {
    push(m, constant(m, oparg));
    push(m, local(m, nextUnit(m, 0) >> 8));
    secondOfTwo(m);
  },
  { hot: true },
);
raw(
  154,
  'STORE_FAST__LOAD_FAST',
  '(value1 -- value2)',
  (m, _f, oparg) => {
    setLocal(m, oparg, peek(m, 1));
    poke(m, 1, local(m, nextUnit(m, 0) >> 8));
    secondOfTwo(m);
  },
  { hot: true },
);
raw(
  158,
  'STORE_FAST__STORE_FAST',
  '(value1, value2 --)',
  (m, _f, oparg) => {
    setLocal(m, oparg, peek(m, 1));
    setLocal(m, nextUnit(m, 0) >> 8, peek(m, 2));
    shrink(m, 2);
    secondOfTwo(m);
  },
  { hot: true },
);

/** Pushes a copy of a value deeper in the stack. */
raw(120, 'COPY', '(bottom, unused[oparg-1] -- bottom, unused[oparg-1], top)', (m, _f, oparg) => push(m, peek(m, oparg)), {
  hot: true,
});
/** Exchanges the top with a value deeper in the stack. */
raw(
  99,
  'SWAP',
  '(bottom, unused[oparg-2], top -- top, unused[oparg-2], bottom)',
  (m, _f, oparg) => {
    const top = peek(m, 1);
    poke(m, 1, peek(m, oparg));
    poke(m, oparg, top);
  },
  { hot: true },
);
/** Is room for an inline cache. */
inst(0, 'CACHE', '(--)', () => raise.SystemError('a cache was run as an instruction'));
/** Leaves the machine with the top as its result. */
inst(3, 'INTERPRETER_EXIT', '(retval --)', () => raise.SystemError('INTERPRETER_EXIT outside of the interpreter'));
