/** How this room says no: the Python exception class that CPython raises at that place, and its message. */

export type CodeErrorType =
  | 'EOFError'
  | 'ValueError'
  | 'TypeError'
  | 'OverflowError'
  | 'SystemError'
  | 'ImportError'
  | 'UnicodeDecodeError';

export class CodeError extends Error {
  constructor(
    readonly type: CodeErrorType,
    message: string,
  ) {
    super(message);
    this.name = type;
  }
}
