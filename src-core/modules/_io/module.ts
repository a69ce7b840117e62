/** The module `_io`, which `io` is made of (Modules/_io/_iomodule.c). */
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType } from './buffered.ts';
import { bytesIOBufferType, bytesIOType } from './bytesio.ts';
import { fileIOType } from './fileio.ts';
import {
  bufferedIOBaseType,
  DEFAULT_BUFFER_SIZE,
  ioBaseType,
  rawIOBaseType,
  textIOBaseType,
  unsupportedOperation,
} from './iobase.ts';
import { newlineDecoderType } from './newlines.ts';
import { openCode, openStream, textEncoding } from './open.ts';
import { bufferedPairType } from './pair.ts';
import { stringIOType } from './stringio.ts';
import { textIOWrapperType } from './textio.ts';

const functions: Record<string, NativeRow> = {
  open: [
    "(module, /, file, mode: str = 'r', buffering: int = -1, encoding=None, errors=None, newline=None, closefd: bool = True, opener=None)",
    openStream,
    undefined,
    "($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)",
  ],
  open_code: ['(module, /, path)', openCode],
  text_encoding: ['(module, encoding, stacklevel: int = 2, /)', textEncoding],
};

const TYPES = [
  ioBaseType,
  rawIOBaseType,
  bufferedIOBaseType,
  textIOBaseType,
  fileIOType,
  bytesIOType,
  bytesIOBufferType,
  stringIOType,
  bufferedReaderType,
  bufferedWriterType,
  bufferedRandomType,
  bufferedPairType,
  textIOWrapperType,
  newlineDecoderType,
];

export function makeIo(): PyModule {
  const module = new PyModule('_io');
  const { dict } = module;
  fillModule(dict, module, '_io', functions);
  dict.setStr('DEFAULT_BUFFER_SIZE', DEFAULT_BUFFER_SIZE);
  dict.setStr('UnsupportedOperation', unsupportedOperation);
  dict.setStr('BlockingIOError', exceptionTypes.BlockingIOError);
  for (const type of TYPES) dict.setStr(type.qualname, type);
  return module;
}
