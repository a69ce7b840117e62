/** The `math` module (Modules/mathmodule.c), by subject in the files beside. */
import { fillModule } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { PyFloat } from '../../objects/value.ts';
import { elementary } from './elementary.ts';
import { integers } from './integers.ts';
import { parts } from './parts.ts';
import { sums } from './sums.ts';

const CONSTANTS = { pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Number.POSITIVE_INFINITY, nan: Number.NaN };

/** Makes the module object. */
export function makeMath(): PyModule {
  const module = new PyModule('math');
  fillModule(module.dict, module, 'math', { ...elementary, ...integers, ...parts, ...sums });
  for (const [name, value] of Object.entries(CONSTANTS)) module.dict.setStr(name, new PyFloat(value));
  return module;
}
