/** The `_typing` module: the native half of `typing` (Modules/_typingmodule.c). */
import { fillModule } from '../objects/define.ts';
import { PyModule } from '../objects/module.ts';
import { genericType } from '../objects/typing/type-alias.ts';
import { paramSpecArgsType, paramSpecKwargsType, paramSpecType, typeVarType } from '../objects/typing/type-variable.ts';
import { typeAliasType, typeVarTupleType } from '../objects/typing/typing-objects.ts';
import type { Value } from '../objects/value.ts';

const TYPES = [typeVarType, typeVarTupleType, paramSpecType, paramSpecArgsType, paramSpecKwargsType, genericType, typeAliasType];

/** Makes the module object. */
export function makeTyping(): PyModule {
  const module = new PyModule('_typing');
  fillModule(module.dict, module, '_typing', { _idfunc: ['(module, x, /)', (_t, _module: Value, x: Value) => x] });
  for (const type of TYPES) module.dict.setStr(type.qualname, type);
  return module;
}
