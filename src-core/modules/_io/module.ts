/** The module `_io`, which `io` is made of (Modules/_io/_iomodule.c). */
import './bytesio.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { adopt } from '../../objects/subclass.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, utf16, type Value } from '../../objects/value.ts';
import { guardHost } from '../host-error.ts';
import { hostOf } from '../world.ts';
import { bytesIOType, PyBytesIO } from './bytesio.ts';
import {
  bufferedIOBaseType,
  DEFAULT_BUFFER_SIZE,
  ioBaseType,
  rawIOBaseType,
  textIOBaseType,
  unsupportedOperation,
} from './iobase.ts';

/** `io.open_code`: a file of code, read whole. */
function openCode(t: Thread, _module: Value, path: Value): Value {
  const text = asStr(path);
  if (text === undefined) return raise.TypeError(`open_code() argument 'path' must be str, not ${utf16(typeOf(path).name)}`);
  const stream = adopt(new PyBytesIO(), bytesIOType, bytesIOType);
  stream.data = guardHost(() => hostOf(t).files.read(utf16(text)), path);
  stream.size = stream.data.length;
  stream.shared = true;
  return stream;
}

const functions: Record<string, NativeRow> = { open_code: ['(module, /, path)', openCode] };

export function makeIo(): PyModule {
  const module = new PyModule('_io');
  const { dict } = module;
  fillModule(dict, module, '_io', functions);
  dict.setStr('DEFAULT_BUFFER_SIZE', DEFAULT_BUFFER_SIZE);
  dict.setStr('UnsupportedOperation', unsupportedOperation);
  for (const type of [ioBaseType, rawIOBaseType, bufferedIOBaseType, textIOBaseType, bytesIOType]) dict.setStr(type.name, type);
  return module;
}
