/** What `await future` drives (`FutureIter` in Modules/_asynciomodule.c): it gives the future itself once, then its result. */
import { checkCount } from '../../objects/arguments.ts';
import { fillType } from '../../objects/define.ts';
import { exceptionTypes, PyException } from '../../objects/exception.ts';
import { selfIter } from '../../objects/iterators/support.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { isSubtype, PyType } from '../../objects/type.ts';
import { PyObject, type Value } from '../../objects/value.ts';
import { stopIteration } from '../../ops/generator.ts';
import { thrownBy } from '../../vm/types/generator-run.ts';
import { PyTraceback } from '../../vm/types/traceback.ts';
import { typeIn } from '../native-type.ts';
import { ensureAlive, type PyFuture, resultOf } from './future-object.ts';

const iterType = typeIn('_asyncio', 'FutureIter', { final: true });

class PyFutureIter extends PyObject {
  constructor(
    /** Undefined when it has come to an end. */
    public future: PyFuture | undefined,
  ) {
    super();
  }
}

export function newFutureIter(_t: Thread, future: PyFuture): Value {
  ensureAlive(future);
  return new PyFutureIter(future);
}

/** The future that is not done yet, else StopIteration with its result; undefined at an end that was told already. */
function step(t: Thread, self: PyFutureIter): Value | undefined {
  const { future } = self;
  if (future === undefined) return undefined;
  if (future.state === 'PENDING') {
    if (future.blocking) return raise.RuntimeError("await wasn't used with future");
    future.blocking = true;
    return future;
  }
  self.future = undefined;
  throw stopIteration(resultOf(t, future));
}

const NOTHING_RAISED = "<method 'send' of '_asyncio.FutureIter' objects> returned NULL without setting an exception";

const DEPRECATED = 'the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.';

/** Ends it with the exception that the arguments mean. */
function throwInto(t: Thread, self: PyFutureIter, args: Value[]): never {
  checkCount('throw', args.length, 1, 3);
  if (args.length > 1) t.warn(exceptionTypes.DeprecationWarning, DEPRECATED, 1);
  const [type, value = null, traceback = null] = args;
  if (traceback !== null && !(traceback instanceof PyTraceback)) raise.TypeError('throw() third argument must be a traceback');
  if (!(type instanceof PyException) && !(type instanceof PyType && isSubtype(type, exceptionTypes.BaseException)))
    raise.TypeError('exceptions must be classes deriving BaseException or instances of such a class');
  const error = thrownBy(t, type, value, traceback);
  self.future = undefined;
  throw error;
}

fillType(iterType, {
  class: PyFutureIter,
  slots: { tp_iter: selfIter, tp_iternext: step },
  methods: {
    send: ['~(self, value, /)', (t, self: PyFutureIter) => step(t, self) ?? raise.SystemError(NOTHING_RAISED)],
    throw: ['~(self, *args)', throwInto, 'FASTCALL'],
    close: [
      '~(self, /)',
      (_t, self: PyFutureIter) => {
        self.future = undefined;
        return null;
      },
    ],
  },
});
