/** How marshal and `.pyc` reading say no: the Python exception class that CPython raises, and its message. */

export type MarshalErrorType =
  | 'EOFError'
  | 'ValueError'
  | 'TypeError'
  | 'OverflowError'
  | 'SystemError'
  | 'ImportError'
  | 'UnicodeDecodeError';

export class MarshalError extends Error {
  constructor(
    readonly type: MarshalErrorType,
    message: string,
  ) {
    super(message);
    this.name = type;
  }
}
