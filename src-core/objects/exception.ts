/**
 * The exception object and the tree of built-in exception types (Objects/exceptions.c), bare; their methods and attributes are
 * filled in exceptions/.
 */
import { baseExceptionType, PyType } from './type.ts';
import { PyObject, type PyTuple, type Value } from './value.ts';

export class PyException extends PyObject {
  args: PyTuple;
  /** undefined: not decided yet, the machine sets it where the exception first meets a frame. */
  context: PyException | null | undefined = undefined;
  cause: PyException | null = null;
  suppressContext = false;
  /** A traceback object (vm/types/traceback.ts) or None. */
  traceback: PyObject | null = null;
  /** Attributes of particular types by name (`StopIteration.value`, `OSError.errno`, `SyntaxError.lineno` ...). */
  extra: Record<string, Value | undefined> | undefined = undefined;
  constructor(cls: PyType, args: PyTuple) {
    super();
    this.cls = cls;
    this.args = args;
    this.dict = undefined;
  }
}

/** Children by parent, in the order of the documentation's tree. */
const TREE = {
  BaseException: 'Exception BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit',
  Exception:
    'ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning',
  ArithmeticError: 'FloatingPointError OverflowError ZeroDivisionError',
  ImportError: 'ModuleNotFoundError',
  LookupError: 'IndexError KeyError',
  NameError: 'UnboundLocalError',
  OSError:
    'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError',
  ConnectionError: 'BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError',
  RuntimeError: 'NotImplementedError RecursionError',
  SyntaxError: 'IndentationError',
  IndentationError: 'TabError',
  ValueError: 'UnicodeError',
  UnicodeError: 'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError',
  Warning:
    'BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning',
} as const;

type Names<T extends string> = T extends `${infer Head} ${infer Tail}` ? Head | Names<Tail> : T;
export type ExceptionName = 'BaseException' | 'ExceptionGroup' | Names<(typeof TREE)[keyof typeof TREE]>;

/** Types whose instances hold more than those of their parent: two of them have no common subclass. */
const OWN_LAYOUT: readonly ExceptionName[] = [
  'AttributeError',
  'BaseExceptionGroup',
  'ImportError',
  'NameError',
  'OSError',
  'StopIteration',
  'SyntaxError',
  'SystemExit',
  'UnicodeDecodeError',
  'UnicodeEncodeError',
  'UnicodeTranslateError',
];

export const exceptionTypes = { BaseException: baseExceptionType } as Record<ExceptionName, PyType>;
for (const [parent, children] of Object.entries(TREE)) {
  for (const name of children.split(' ') as ExceptionName[]) {
    const type = new PyType(name, exceptionTypes[parent as ExceptionName]);
    type.hasDict = true;
    if (!OWN_LAYOUT.includes(name)) type.solid = exceptionTypes[parent as ExceptionName].solid;
    exceptionTypes[name] = type;
  }
}
// ExceptionGroup derives from two bases, in this order.
const group = new PyType('ExceptionGroup', exceptionTypes.BaseExceptionGroup, [
  exceptionTypes.BaseExceptionGroup,
  exceptionTypes.Exception,
]);
group.mro = [group, exceptionTypes.BaseExceptionGroup, exceptionTypes.Exception, baseExceptionType, baseExceptionType.mro[1]];
group.hasDict = true;
group.hasWeakref = true;
group.solid = exceptionTypes.BaseExceptionGroup;
for (const parent of group.bases) parent.subclasses.push(new WeakRef(group));
exceptionTypes.ExceptionGroup = group;
