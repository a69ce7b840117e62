/**
 * The module `termios` (Modules/termios.c). The host's terminals are streams and cannot be controlled: every descriptor that is open is
 * none of a terminal's device.
 */
import { describeErrno } from '../../base/errno.ts';
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyException } from '../../objects/exception.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyList, PyTuple, type Value } from '../../objects/value.ts';
import { exceptionIn } from '../module-exception.ts';
import { descriptorsOf } from '../posix/descriptors.ts';
import { descriptorNumber } from '../select/readiness.ts';
import { termiosConstants } from './constants.ts';

const [EBADF, ENOTTY] = [9, 25];
const errorType = exceptionIn('termios', 'error', 'Exception');

/** Raises `termios.error` for any descriptor, after a look whether it is one. */
function refuse(t: Thread, fd: Value): never {
  const known = descriptorsOf(t).get(descriptorNumber(t, fd)) !== undefined;
  const number = known ? ENOTTY : EBADF;
  throw new PyException(errorType, new PyTuple([number, describeErrno(number)]));
}

function setAttributes(t: Thread, _module: Value, fd: Value, _when: number, attributes: Value): never {
  const number = descriptorNumber(t, fd);
  if (!(attributes instanceof PyList) || attributes.items.length !== 7)
    return raise.TypeError('tcsetattr, arg 3: must be 7 element list');
  return refuse(t, number);
}

function setSize(t: Thread, _module: Value, fd: Value, size: Value): never {
  const number = descriptorNumber(t, fd);
  const items = size instanceof PyTuple || size instanceof PyList ? size.items : [];
  if (items.length !== 2) return raise.TypeError('tcsetwinsize, arg 2: must be a two-item sequence');
  return refuse(t, number);
}

const refusing = (t: Thread, _module: Value, fd: Value): never => refuse(t, fd);

const functions: Record<string, NativeRow> = {
  tcgetattr: ['(module, fd, /)', refusing],
  tcsetattr: ['(module, fd, when: int, attributes, /)', setAttributes],
  tcsendbreak: ['(module, fd, duration: int, /)', refusing],
  tcdrain: ['(module, fd, /)', refusing],
  tcflush: ['(module, fd, queue: int, /)', refusing],
  tcflow: ['(module, fd, action: int, /)', refusing],
  tcgetwinsize: ['(module, fd, /)', refusing],
  tcsetwinsize: ['(module, fd, winsize, /)', setSize],
};

export function makeTermios(): PyModule {
  const module = new PyModule('termios');
  fillModule(module.dict, module, 'termios', functions);
  for (const [name, value] of Object.entries(termiosConstants)) module.dict.setStr(name, value);
  module.dict.setStr('error', errorType);
  return module;
}
