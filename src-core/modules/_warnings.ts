/** The module `_warnings` (Python/_warnings.c): warnings go to the machine's own printer until filters are there. */

import { str } from '../objects/abstract/repr.ts';
import { fillModule } from '../objects/define.ts';
import { PyDict } from '../objects/dict.ts';
import { exceptionTypes, PyException } from '../objects/exception.ts';
import { PyModule } from '../objects/module.ts';
import { PyType } from '../objects/type.ts';
import { PyList, utf16, type Value } from '../objects/value.ts';

export function makeWarnings(): PyModule {
  const module = new PyModule('_warnings');
  fillModule(module.dict, module, '_warnings', {
    warn: [
      '(module, /, message, category=None, stacklevel: int = 1, source=None, *, skip_file_prefixes=NULL)',
      (t, _module: Value, message: Value, category: Value, level: number) => {
        const type =
          message instanceof PyException ? message.cls : category instanceof PyType ? category : exceptionTypes.UserWarning;
        t.warn(type, utf16(str(t, message)), level);
        return null;
      },
    ],
    _filters_mutated: ['(module, /)', () => null],
  });
  module.dict.setStr('filters', new PyList([]));
  module.dict.setStr('_defaultaction', 'default');
  module.dict.setStr('_onceregistry', new PyDict());
  return module;
}
