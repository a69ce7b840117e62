/** `open`, `open_code` and `text_encoding` (Modules/_io/_iomodule.c). */
import { setAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { exceptionTypes } from '../../objects/exception.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asInt, asStr, type Str, utf16, type Value } from '../../objects/value.ts';
import { fspath } from '../posix/path.ts';
import { worldOf } from '../world.ts';
import { bufferedRandomType, bufferedReaderType, bufferedWriterType } from './buffered.ts';
import { warnDefaultEncoding } from './default-encoding.ts';
import { fileIOType } from './fileio.ts';
import { DEFAULT_BUFFER_SIZE } from './iobase.ts';
import { textIOWrapperType } from './textio.ts';

interface Mode {
  /** Without `b` and `t`: what FileIO takes. */
  readonly raw: string;
  readonly binary: boolean;
  readonly text: boolean;
  readonly updating: boolean;
  readonly reading: boolean;
}

/** Raises ValueError. */
function parseMode(mode: string): Mode {
  const kinds = [...mode].filter((letter) => 'xrwa'.includes(letter));
  const count = (letter: string) => mode.split(letter).length - 1;
  if (/[^xrwatb+]/.test(mode) || new Set(mode).size !== mode.length) return raise.ValueError(`invalid mode: '${mode}'`);
  const binary = count('b') > 0;
  const text = count('t') > 0;
  if (binary && text) return raise.ValueError("can't have text and binary mode at once");
  if (kinds.length > 1) return raise.ValueError('must have exactly one of create/read/write/append mode');
  const updating = count('+') > 0;
  return { raw: `${kinds[0] ?? ''}${updating ? '+' : ''}`, binary, text, updating, reading: kinds[0] === 'r' };
}

/** `open(...)`, with its arguments as they come of the signature. */
export function openStream(
  t: Thread,
  _module: Value,
  file: Value,
  mode: Str,
  buffering: number,
  encoding: Value,
  errors: Value,
  newline: Value,
  closefd: boolean,
  opener: Value,
): Value {
  const path = asInt(file) === undefined ? fspath(t, file) : file;
  const plain = utf16(mode);
  const parsed = parseMode(plain);
  for (const [name, value] of Object.entries({ encoding, errors, newline })) {
    if (value !== null && asStr(value) === undefined)
      raise.TypeError(`open() argument '${name}' must be str or None, not ${utf16(typeOf(value).name)}`);
    if (parsed.binary && value !== null)
      raise.ValueError(
        `binary mode doesn't take ${name === 'errors' ? 'an errors' : name === 'encoding' ? 'an encoding' : 'a newline'} argument`,
      );
  }
  if (parsed.binary && buffering === 1) {
    t.warn(
      exceptionTypes.RuntimeWarning,
      "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
      1,
    );
  }
  const raw = call(t, fileIOType, [path, parsed.raw, closefd, opener]);
  try {
    return buildStream(t, raw, parsed, plain, buffering, [encoding, errors, newline]);
  } catch (error) {
    callMethod(t, raw, 'close');
    throw error;
  }
}

function buildStream(t: Thread, raw: Value, mode: Mode, plain: string, buffering: number, text: Value[]): Value {
  const isTerminal = buffering < 0 && isTrue(t, callMethod(t, raw, '_isatty_open_only'));
  const lineBuffering = buffering === 1 || isTerminal;
  if (buffering < -1) return raise.ValueError('invalid buffering size');
  if (buffering === 0) return mode.binary ? raw : raise.ValueError("can't have unbuffered text I/O");
  const size = buffering > 1 ? buffering : DEFAULT_BUFFER_SIZE;
  const type = mode.updating ? bufferedRandomType : mode.reading ? bufferedReaderType : bufferedWriterType;
  const buffer = call(t, type, [raw, size]);
  if (mode.binary) return buffer;
  const stream = call(t, textIOWrapperType, [buffer, ...text, lineBuffering]);
  setAttr(t, stream, 'mode', plain);
  return stream;
}

/** `open_code(path)`: as `open(path, 'rb')`, for a str only. */
export function openCode(t: Thread, module: Value, path: Value): Value {
  if (asStr(path) === undefined)
    return raise.TypeError(`open_code() argument 'path' must be str, not ${utf16(typeOf(path).name)}`);
  return openStream(t, module, path, 'rb', -1, null, null, null, true, null);
}

/** `text_encoding(encoding, stacklevel)`: what None stands for. */
export function textEncoding(t: Thread, _module: Value, encoding: Value, stackLevel: number): Value {
  if (encoding !== null) return encoding;
  warnDefaultEncoding(t, stackLevel);
  return worldOf(t).start.utf8Mode ? 'utf-8' : 'locale';
}
