/** `zlib.error` and its messages, and the return codes of zlib that matter. */
import { exceptionIn, raiseOf } from '../module-exception.ts';

export const zlibError = exceptionIn('zlib', 'error', 'Exception');

export const OK = 0;
export const STREAM_END = 1;
export const NEED_DICT = 2;
export const STREAM_ERROR = -2;
export const DATA_ERROR = -3;
export const BUF_ERROR = -5;

const MEANINGS: Readonly<Record<number, string>> = {
  [BUF_ERROR]: 'incomplete or truncated stream',
  [STREAM_ERROR]: 'inconsistent stream state',
  [DATA_ERROR]: 'invalid input data',
};

/** Raises `zlib.error` (`zlib_error`). */
export function refuse(status: number, doing: string, message = ''): never {
  const meaning = message !== '' ? message : MEANINGS[status];
  return raiseOf(zlibError, `Error ${status} ${doing}${meaning === undefined ? '' : `: ${meaning}`}`);
}
