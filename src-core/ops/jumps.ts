/** Jumps within a code object, RESUME, and what ends or carries an argument. */
import { isTrue } from '../objects/abstract/number.ts';
import type { Value } from '../objects/value.ts';
import { again, evalBreaker, inst, jumpBackward, takeJump } from './dsl.ts';

/** Marks where the frame starts or goes on; requests from outside are looked at here. */
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
/** Jumps. */
inst(110, 'JUMP_FORWARD', '(--)', (m, oparg) => takeJump(m, oparg), { hot: true });
/** Jumps back; interrupts are looked at here. */
inst(
  140,
  'JUMP_BACKWARD',
  '(--)',
  (m, oparg) => {
    jumpBackward(m, oparg);
  },
  { hot: true },
);
/** Jumps back. */
inst(134, 'JUMP_BACKWARD_NO_INTERRUPT', '(--)', (m, oparg) => takeJump(m, -oparg), { hot: true });
/** Jumps if the top is false. */
inst(
  114,
  'POP_JUMP_IF_FALSE',
  '(cond --)',
  (m, oparg, cond: Value) => {
    if (cond === false || (cond !== true && !isTrue(m, cond))) takeJump(m, oparg);
  },
  { hot: true },
);
/** Jumps if the top is true. */
inst(
  115,
  'POP_JUMP_IF_TRUE',
  '(cond --)',
  (m, oparg, cond: Value) => {
    if (cond === true || (cond !== false && isTrue(m, cond))) takeJump(m, oparg);
  },
  { hot: true },
);
/** Jumps if the top is None. */
inst(
  129,
  'POP_JUMP_IF_NONE',
  '(value --)',
  (m, oparg, value: Value) => {
    if (value === null) takeJump(m, oparg);
  },
  { hot: true },
);
/** Jumps if the top is not None. */
inst(
  128,
  'POP_JUMP_IF_NOT_NONE',
  '(value --)',
  (m, oparg, value: Value) => {
    if (value !== null) takeJump(m, oparg);
  },
  { hot: true },
);
