/** Parameters of functions and lambdas as names of the scope that they open. Defaults and annotations belong to scopes outside. */
import type { arguments as Arguments, arg } from '../../ast/nodes.generated.ts';
import type { Collector } from './collector.ts';
import { DEF_PARAM } from './entry.ts';

/** Defines the parameters in the order of `co_varnames`. Raises CompileError for a name given twice. */
export function defineParameters(c: Collector, args: Arguments): void {
  defineEach(c, args.posonlyargs);
  defineEach(c, args.args);
  defineEach(c, args.kwonlyargs);
  if (args.vararg !== undefined) {
    c.define(args.vararg.arg, DEF_PARAM, args.vararg);
    c.current.varargs = true;
  }
  if (args.kwarg !== undefined) {
    c.define(args.kwarg.arg, DEF_PARAM, args.kwarg);
    c.current.varkeywords = true;
  }
}

function defineEach(c: Collector, params: readonly arg[]): void {
  for (const param of params) c.define(param.arg, DEF_PARAM, param);
}
