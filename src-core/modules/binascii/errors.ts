/** The exceptions of `binascii`. */
import { exceptionIn } from '../module-exception.ts';

export const binasciiError = exceptionIn('binascii', 'Error', 'ValueError');
export const incompleteError = exceptionIn('binascii', 'Incomplete', 'Exception');
