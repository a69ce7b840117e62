/** LOAD_GLOBAL: the place of the name in the globals or the builtins, guarded by the versions of their keys. */
import { OP } from '../../code/opcodes.generated.ts';
import type { PyDict } from '../../objects/dict.ts';
import { dictType } from '../../objects/type.ts';
import type { Machine } from '../../ops/machine.ts';
import { OUT_OF_RANGE, OUT_OF_VERSIONS } from './failures.ts';
import type { Rule } from './specialize.ts';

/** Version of a dict's keys, given out now if it has none; undefined where 16 bits do not hold it. */
function keysVersion(m: Machine, dict: PyDict): number | undefined {
  if (dict.keysVersion === 0) dict.keysVersion = m.runtime.nextDictVersion();
  return dict.keysVersion <= 0xffff ? dict.keysVersion : undefined;
}

export const specializeLoadGlobal: Rule = ({ m, frame, index, oparg }) => {
  const { code, globals, builtins } = frame;
  const name = code.names[oparg >> 1];
  if (globals.cls !== dictType) return 'the globals are no plain dict';
  if (!globals.hasStrKeys()) return 'not all keys of the globals are strings';
  const version = keysVersion(m, globals);
  const place = globals.findStr(name);
  if (version === undefined) return OUT_OF_VERSIONS;
  if (place > 0xffff) return OUT_OF_RANGE;
  if (place >= 0) {
    code.units[index + 2] = place;
    code.units[index + 3] = version;
    return OP.LOAD_GLOBAL_MODULE;
  }
  if (builtins.cls !== dictType) return 'the builtins are no plain dict';
  if (!builtins.hasStrKeys()) return 'not all keys of the builtins are strings';
  const builtin = builtins.findStr(name);
  if (builtin < 0) return 'the name is not defined';
  if (builtin > 0xffff) return OUT_OF_RANGE;
  const builtinVersion = keysVersion(m, builtins);
  if (builtinVersion === undefined) return OUT_OF_VERSIONS;
  code.units[index + 2] = builtin;
  code.units[index + 3] = version;
  code.units[index + 4] = builtinVersion;
  return OP.LOAD_GLOBAL_BUILTIN;
};
