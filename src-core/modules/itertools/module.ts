/** The `itertools` module: its types come from the files beside, by subject. */
import './combinatoric.ts';
import './combining.ts';
import './selecting.ts';
import './sources.ts';
import { fillModule } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { tee } from './grouping.ts';
import { types } from './iterator-type.ts';

/** Makes the module object. */
export function makeItertools(): PyModule {
  const module = new PyModule('itertools');
  fillModule(module.dict, module, 'itertools', { tee });
  for (const [name, type] of types) module.dict.setStr(name, type);
  return module;
}
