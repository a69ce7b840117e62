/** Making functions, returning, and generators' own instructions. */
import type { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import type { PyCell, PyTuple, Value } from '../objects/value.ts';
import { constant, inst, leave, peek, raw, shrink } from './dsl.ts';
import type { Frame } from './frame.ts';
import { PyFunction } from './function.ts';
import type { Machine } from './machine.ts';

/** Makes a function of a code object. */
inst(
  132,
  'MAKE_FUNCTION',
  '(defaults if (oparg & 0x01), kwdefaults if (oparg & 0x02), annotations if (oparg & 0x04), closure if (oparg & 0x08), codeobj -- func)',
  (
    m: Machine,
    _oparg,
    defaults: PyTuple | undefined,
    kwdefaults: PyDict | undefined,
    annotations: Value | undefined,
    closure: PyTuple | undefined,
    code: PyCode,
  ) => {
    const f = m.frame!;
    const func = new PyFunction(code, f.globals, f.builtins, code.qualname);
    if (defaults !== undefined) func.defaults = defaults;
    if (kwdefaults !== undefined) func.kwdefaults = kwdefaults;
    if (annotations !== undefined) func.annotations = annotations;
    if (closure !== undefined) func.closure = closure.items as readonly PyCell[];
    func.version = m.runtime.nextFunctionVersion();
    return func;
  },
);

/** Returns the top to the caller. */
raw(
  83,
  'RETURN_VALUE',
  '(retval --)',
  (m) => {
    const retval = peek(m, 1) as Value;
    shrink(m, 1);
    leave(m, retval);
  },
  { hot: true },
);
/** Returns a constant to the caller. */
raw(
  121,
  'RETURN_CONST',
  '(--)',
  (m, _f, oparg) => {
    leave(m, constant(m, oparg));
  },
  { hot: true },
);

/** Makes a generator of this frame and returns it. */
raw(75, 'RETURN_GENERATOR', '(--)', (m: Machine, f: Frame) => {
  const gen = m.makeGenerator(f);
  m.leaveFrame(f);
  if (f.entry) {
    m.result = gen;
    f.entry = false;
  } else f.previous!.localsplus[f.previous!.sp++] = gen;
  f.previous = null;
});

/** Yields the top; the frame waits. */
raw(150, 'YIELD_VALUE', '(retval -- unused)', (m: Machine, f: Frame) => {
  f.generator!.state = 'suspended';
  m.yieldValue(f, f.localsplus[--f.sp] as Value);
});
