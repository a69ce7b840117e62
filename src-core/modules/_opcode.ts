/** The module `_opcode` (Modules/_opcode.c): what `dis.stack_effect` asks. */
import { HAS_ARG, HAVE_ARGUMENT, OPNAME } from '../code/opcodes.generated.ts';
import { stackEffect } from '../code/stack-effect.ts';
import { index } from '../objects/abstract/number.ts';
import { fillModule, type NativeRow } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import type { Thread } from '../objects/thread.ts';
import type { Value } from '../objects/value.ts';

/** Every number from HAVE_ARGUMENT on counts as an instruction with an argument, pseudo instructions only where they take one. */
const wantsArgument = (opcode: number) => (opcode >= HAVE_ARGUMENT && !isPseudo(opcode)) || HAS_ARG.has(opcode);
const isPseudo = (opcode: number) => opcode >= 256 && opcode in OPNAME;

function effect(t: Thread, _module: Value, opcode: number, oparg: Value, jump: Value): Value {
  let argument = 0;
  if (wantsArgument(opcode)) {
    if (oparg === null) raise.ValueError('stack_effect: opcode requires oparg but oparg was not specified');
    argument = Number(BigInt.asIntN(32, BigInt(index(t, oparg))));
  } else if (oparg !== null) raise.ValueError('stack_effect: opcode does not permit oparg but oparg was specified');
  if (jump !== null && typeof jump !== 'boolean') raise.ValueError('stack_effect: jump must be False, True or None');
  return stackEffect(opcode, argument, jump === null ? undefined : jump === true) ?? raise.ValueError('invalid opcode or oparg');
}

const functions: Record<string, NativeRow> = {
  stack_effect: ['(module, opcode: int, oparg=None, /, *, jump=None)', effect],
  get_specialization_stats: ['(module, /)', () => null],
};

/** Makes the module object. */
export function makeOpcode(): PyModule {
  const module = new PyModule('_opcode');
  fillModule(module.dict, module, '_opcode', functions);
  return module;
}
