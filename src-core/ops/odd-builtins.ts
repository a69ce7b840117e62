/** What stands for the builtins of a frame where `__builtins__` of its globals is neither a dict nor a module. */
import { PyDict } from '../objects/dict.ts';
import { objectType } from '../objects/type.ts';
import type { Value } from '../objects/value.ts';

/** An empty dict to those who look for names without asking Python code; of no type, so that no instruction specialises on it. */
export class OddBuiltins extends PyDict {
  constructor(readonly mapping: Value) {
    super();
    this.cls = objectType;
  }
}

/** The builtins as programs see them. */
export const shownBuiltins = (builtins: PyDict): Value => (builtins instanceof OddBuiltins ? builtins.mapping : builtins);
