/** `os.sysconf` and its names: limits as Linux numbers them, with the answers of this machine (Modules/posixmodule.c `conv_sysconf_confname`). */
import type { NativeRow } from '../../objects/define.ts';
import { raise } from '../../objects/raise.ts';
import { asInt, asStr, utf16, type Value } from '../../objects/value.ts';
import { raiseSystem } from '../host-error.ts';

const EINVAL = 22;

/** Number and answer of each name; -1 is no limit. */
const LIMITS: Readonly<Record<string, readonly [number: number, answer: number]>> = {
  SC_ARG_MAX: [0, 2097152],
  SC_CHILD_MAX: [1, 0],
  SC_CLK_TCK: [2, 100],
  SC_OPEN_MAX: [4, 1024],
  SC_PAGESIZE: [30, 4096],
  SC_PAGE_SIZE: [30, 4096],
  SC_SEM_NSEMS_MAX: [32, -1],
  SC_IOV_MAX: [60, 1024],
  SC_NPROCESSORS_CONF: [83, 1],
  SC_NPROCESSORS_ONLN: [84, 1],
};

export const sysconfNames: readonly (readonly [name: string, number: number])[] = Object.entries(LIMITS).map(
  ([name, [number]]) => [name, number],
);

export const sysconfFunctions: Record<string, NativeRow> = {
  sysconf: [
    '(module, name, /)',
    (_t, _module: Value, name: Value) => {
      const text = asStr(name);
      const number = asInt(name);
      if (text === undefined && number === undefined) return raise.TypeError('configuration names must be strings or integers');
      const found =
        text === undefined
          ? Object.values(LIMITS).find((limit) => limit[0] === number)
          : Object.hasOwn(LIMITS, utf16(text)) && LIMITS[utf16(text)];
      if (found) return found[1];
      return text === undefined ? raiseSystem(EINVAL) : raise.ValueError('unrecognized configuration name');
    },
  ],
};
