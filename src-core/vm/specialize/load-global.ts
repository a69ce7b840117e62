/** LOAD_GLOBAL: the place of the name in the globals or the builtins, guarded by the versions of their keys. */
import { OP } from '../../code/opcodes.generated.ts';
import type { PyDict } from '../../objects/dict.ts';
import { dictType } from '../../objects/type.ts';
import type { Machine } from '../../ops/machine.ts';
import type { Rule } from './specialize.ts';

/** Version of a dict's keys, given out now if it has none; undefined where 16 bits do not hold it. */
function keysVersion(m: Machine, dict: PyDict): number | undefined {
  if (dict.keysVersion === 0) dict.keysVersion = m.runtime.nextDictVersion();
  return dict.keysVersion <= 0xffff ? dict.keysVersion : undefined;
}

export const specializeLoadGlobal: Rule = ({ m, frame, index, oparg }) => {
  const { code, globals, builtins } = frame;
  const name = code.names[oparg >> 1];
  if (globals.cls !== dictType || !globals.hasStrKeys()) return undefined;
  const version = keysVersion(m, globals);
  const place = globals.findStr(name);
  if (version === undefined || place > 0xffff) return undefined;
  if (place >= 0) {
    code.units[index + 2] = place;
    code.units[index + 3] = version;
    return OP.LOAD_GLOBAL_MODULE;
  }
  if (builtins.cls !== dictType || !builtins.hasStrKeys()) return undefined;
  const builtin = builtins.findStr(name);
  const builtinVersion = builtin < 0 ? undefined : keysVersion(m, builtins);
  if (builtin < 0 || builtin > 0xffff || builtinVersion === undefined) return undefined;
  code.units[index + 2] = builtin;
  code.units[index + 3] = version;
  code.units[index + 4] = builtinVersion;
  return OP.LOAD_GLOBAL_BUILTIN;
};
