/** Prefixes and hooks: EXTENDED_ARG, and the one hook instruction that instrumentation writes over others. */
import { raise } from '../objects/raise.ts';
import { raw } from './dsl.ts';

// The loops treat these two themselves: they change which instruction runs, and with which argument.
raw(144, 'EXTENDED_ARG', '(--)', () => raise.SystemError('EXTENDED_ARG is dispatched by the loop'));
raw(253, 'INSTRUMENTED_INSTRUCTION', '(--)', () => raise.SystemError('INSTRUMENTED_INSTRUCTION is dispatched by the loop'));
