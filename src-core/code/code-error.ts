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

/** Bytes that are no UTF-8, with what Python's exception tells about them: `data[start:end]` and why. */
export class DecodeError extends CodeError {
  constructor(
    message: string,
    readonly data: Uint8Array,
    readonly start: number,
    readonly end: number,
    readonly reason: string,
  ) {
    super('UnicodeDecodeError', message);
  }
}
