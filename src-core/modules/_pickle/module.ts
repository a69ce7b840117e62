/** The `_pickle` module (Modules/_pickle.c): `dump`, `dumps`, `load`, `loads`; what they do is in save.ts and load.ts. */
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import type { Thread } from '../../objects/thread.ts';
import { PyBytes, type Str, type Value } from '../../objects/value.ts';
import { load } from './load.ts';
import { pickleBufferType } from './pickle-buffer.ts';
import './pickler.ts';
import { PyPickler } from './pickler-object.ts';
import { dumpInto } from './save.ts';
import { initState } from './state.ts';
import { picklerType, unpicklerType } from './types.ts';
import { configure } from './unpickler.ts';
import { PyUnpickler } from './unpickler-object.ts';

function dump(t: Thread, _module: Value, obj: Value, file: Value, protocol: Value, fixImports: boolean, callback: Value): Value {
  const p = new PyPickler();
  p.setProtocol(t, protocol, fixImports);
  p.setFile(t, file);
  p.setBufferCallback(callback);
  dumpInto(t, p, obj);
  p.flush(t);
  return null;
}

function dumps(t: Thread, _module: Value, obj: Value, protocol: Value, fixImports: boolean, callback: Value): Value {
  const p = new PyPickler();
  p.setProtocol(t, protocol, fixImports);
  p.setBufferCallback(callback);
  dumpInto(t, p, obj);
  return new PyBytes(p.out.take());
}

type Buffers = Value | undefined;

function loadFile(t: Thread, _module: Value, file: Value, fix: boolean, encoding: Str, errors: Str, buffers: Buffers): Value {
  const u = new PyUnpickler();
  u.input.setFile(t, file);
  configure(t, u, fix, encoding, errors, buffers);
  return load(t, u);
}

function loads(t: Thread, _module: Value, data: Value, fix: boolean, encoding: Str, errors: Str, buffers: Buffers): Value {
  const u = new PyUnpickler();
  u.input.setData(t, data);
  configure(t, u, fix, encoding, errors, buffers);
  return load(t, u);
}

const READING = "*, fix_imports: bool = True, encoding: str = 'ASCII', errors: str = 'strict', buffers = NULL";
const SHOWN = "*, fix_imports=True, encoding='ASCII', errors='strict',";

const functions: Record<string, NativeRow> = {
  dump: ['(module, /, obj, file, protocol=None, *, fix_imports: bool = True, buffer_callback=None)', dump],
  dumps: ['(module, /, obj, protocol=None, *, fix_imports: bool = True, buffer_callback=None)', dumps],
  load: [`(module, /, file, ${READING})`, loadFile as never, undefined, `($module, /, file, ${SHOWN}\n     buffers=())`],
  loads: [`(module, data, /, ${READING})`, loads as never, undefined, `($module, data, /, ${SHOWN}\n      buffers=())`],
};

/** Makes the module object. */
export function makePickle(t: Thread): PyModule {
  const module = new PyModule('_pickle');
  fillModule(module.dict, module, '_pickle', functions);
  const { error, picklingError, unpicklingError } = initState(t);
  const set = (name: string, value: Value) => module.dict.setStr(name, value);
  set('PickleBuffer', pickleBufferType);
  set('Pickler', picklerType);
  set('Unpickler', unpicklerType);
  set('PickleError', error);
  set('PicklingError', picklingError);
  set('UnpicklingError', unpicklingError);
  return module;
}
