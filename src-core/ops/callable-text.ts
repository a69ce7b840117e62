/** How a message names a function: `module.qualname()` (Objects/object.c `_PyObject_FunctionStr`). */
import { lookupAttr } from '../objects/abstract/attr.ts';
import { str } from '../objects/abstract/repr.ts';
import type { Thread } from '../objects/thread.ts';
import { asStr, utf16, type Value } from '../objects/value.ts';

export function functionText(t: Thread, callable: Value): string {
  const qualname = lookupAttr(t, callable, '__qualname__');
  if (qualname === undefined || asStr(qualname) === undefined) return utf16(str(t, callable));
  const module = lookupAttr(t, callable, '__module__');
  const name = utf16(asStr(qualname)!);
  if (module !== undefined && module !== null && module !== 'builtins') return `${utf16(str(t, module))}.${name}()`;
  return `${name}()`;
}
