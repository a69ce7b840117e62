/** Jumps within a code object, RESUME, and what ends or carries an argument. */
import { isTrue } from '../objects/abstract/number.ts';
import type { Value } from '../objects/value.ts';
import { again, evalBreaker, inst, takeJump } from './dsl.ts';

/** Start of a function, or going on after a yield or await: a place where requests from outside are looked at. */
inst(
  151,
  'RESUME',
  '(--)',
  (m, oparg) => {
    if (m.frame!.code.instrumentationVersion !== m.monitoring.version) again(m);
    else if (oparg < 2) evalBreaker(m);
  },
  { hot: true },
);
inst(110, 'JUMP_FORWARD', '(--)', (m, oparg) => takeJump(m, oparg), { hot: true });
inst(
  140,
  'JUMP_BACKWARD',
  '(--)',
  (m, oparg) => {
    takeJump(m, -oparg);
    evalBreaker(m);
  },
  { hot: true },
);
inst(134, 'JUMP_BACKWARD_NO_INTERRUPT', '(--)', (m, oparg) => takeJump(m, -oparg), { hot: true });
inst(
  114,
  'POP_JUMP_IF_FALSE',
  '(cond --)',
  (m, oparg, cond: Value) => {
    if (cond === false || (cond !== true && !isTrue(m, cond))) takeJump(m, oparg);
  },
  { hot: true },
);
inst(
  115,
  'POP_JUMP_IF_TRUE',
  '(cond --)',
  (m, oparg, cond: Value) => {
    if (cond === true || (cond !== false && isTrue(m, cond))) takeJump(m, oparg);
  },
  { hot: true },
);
inst(
  129,
  'POP_JUMP_IF_NONE',
  '(value --)',
  (m, oparg, value: Value) => {
    if (value === null) takeJump(m, oparg);
  },
  { hot: true },
);
inst(
  128,
  'POP_JUMP_IF_NOT_NONE',
  '(value --)',
  (m, oparg, value: Value) => {
    if (value !== null) takeJump(m, oparg);
  },
  { hot: true },
);
