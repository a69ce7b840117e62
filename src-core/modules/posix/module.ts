/** The module `posix`, which `os` is made of (Modules/posixmodule.c). What the host does not offer is not there, as on a small system. */
import { fillModule } from '../../objects/define.ts';
import { dictOf, PyDict } from '../../objects/dict.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { PyList, strFromUtf16 } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { worldOf } from '../world.ts';
import { attributeFunctions } from './attributes.ts';
import { posixConstants } from './constants.ts';
import { fileFunctions } from './files.ts';
import { descriptorFunctions } from './open.ts';
import { encodeName } from './path.ts';
import { processFunctions, terminalSizeType, timesResultType, unameResultType } from './process.ts';
import { dirEntryType, scandirFunction } from './scandir.ts';
import { statFunctions, statResultType } from './stat.ts';
import { sysconfFunctions, sysconfNames } from './sysconf.ts';

const ROWS = [
  statFunctions,
  fileFunctions,
  descriptorFunctions,
  attributeFunctions,
  processFunctions,
  sysconfFunctions,
  { scandir: scandirFunction },
];

export function makePosix(t: VmThread): PyModule {
  const module = new PyModule('posix');
  const { dict } = module;
  for (const rows of ROWS) fillModule(dict, module, 'posix', rows);
  for (const type of [statResultType, terminalSizeType, unameResultType, timesResultType, dirEntryType])
    dict.setStr(type.qualname, type);
  for (const [name, value] of Object.entries(posixConstants)) dict.setStr(name, value);
  dict.setStr('sysconf_names', dictOf(sysconfNames));
  dict.setStr('error', exceptionTypes.OSError);
  const environ = new PyDict();
  for (const [name, value] of worldOf(t).host?.env ?? [])
    environ.set(t, encodeName(t, strFromUtf16(name)), encodeName(t, strFromUtf16(value)));
  dict.setStr('environ', environ);
  dict.setStr('_have_functions', new PyList(['HAVE_FTRUNCATE', 'HAVE_LSTAT']));
  return module;
}
