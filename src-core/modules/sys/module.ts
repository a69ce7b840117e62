/** The `sys` module put together: its functions, structs, paths, streams and hooks (Python/sysmodule.c `_PySys_Create`). */
import { LIBRARY_FOLDER, LIBRARY_PREFIX } from '../../host/library.ts';
import { fillModule } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyModule } from '../../objects/module.ts';
import { PyFrozenSet } from '../../objects/set/set-object.ts';
import { PyList, PyTuple, type Str, strFromUtf16, type Value } from '../../objects/value.ts';
import type { VmThread } from '../../vm/thread.ts';
import { LIBRARY_NAMES } from '../traceback/library-names.ts';
import { worldOf } from '../world.ts';
import { coroutineFunctions } from './coroutines.ts';
import { systemFunctions } from './functions.ts';
import { hookFunctions } from './hooks.ts';
import { makeMonitoring } from './monitoring.ts';
import { makeStandardStreams } from './streams.ts';
import { floatInfo, HEX_VERSION, hashInfo, intInfo, makeFlags, makeImplementation, threadInfo, versionInfo } from './structs.ts';
import { threadFrameFunctions } from './thread-frames.ts';
import { tracingFunctions } from './tracing.ts';
import { reportUnraisable } from './unraisable.ts';

const COPYRIGHT = `Copyright (c) 2001-2024 Python Software Foundation.
All Rights Reserved.

Copyright (c) 2000 BeOpen.com.
All Rights Reserved.

Copyright (c) 1995-2001 Corporation for National Research Initiatives.
All Rights Reserved.

Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.
All Rights Reserved.`;

export function makeSys(t: VmThread): PyModule {
  const module = new PyModule('sys');
  const { dict } = module;
  fillModule(dict, module, 'sys', systemFunctions);
  fillModule(dict, module, 'sys', hookFunctions);
  fillModule(dict, module, 'sys', tracingFunctions);
  fillModule(dict, module, 'sys', coroutineFunctions);
  fillModule(dict, module, 'sys', threadFrameFunctions);
  const set = (name: string, value: Value) => dict.setStr(name, value);
  for (const hook of ['displayhook', 'excepthook', 'breakpointhook', 'unraisablehook'])
    set(`__${hook}__`, dict.getStr(hook) as Value);
  for (const [name, stream] of worldOf(t).host === undefined ? [] : makeStandardStreams(t)) {
    set(name, stream);
    set(`__${name}__`, stream);
  }
  set('monitoring', makeMonitoring());
  t.runtime.unraisable = reportUnraisable;
  setFacts(t, set);
  setPlaces(t, set);
  return module;
}

/** What is the same on every machine. */
function setFacts(t: VmThread, set: (name: string, value: Value) => void): void {
  set('maxsize', 2n ** 63n - 1n);
  set('maxunicode', 0x10ffff);
  set('byteorder', 'little');
  set('float_repr_style', 'short');
  set('version', '3.12.7 (Lasti, Oct  1 2024, 00:00:00) [JavaScript]');
  set('version_info', versionInfo);
  set('hexversion', HEX_VERSION);
  set('api_version', 1013);
  set('copyright', COPYRIGHT);
  set('float_info', floatInfo);
  set('int_info', intInfo);
  set('hash_info', hashInfo);
  set('thread_info', threadInfo);
  set('_git', new PyTuple(['CPython', '', '']));
  set('_framework', '');
  set('abiflags', '');
  set('_home', null);
  set('modules', t.runtime.modules);
  const names = new PyFrozenSet();
  for (const name of LIBRARY_NAMES) names.add(t, name);
  set('stdlib_module_names', names);
  set('builtin_module_names', new PyTuple([...new Set(['builtins', ...t.runtime.nativeModules.keys()])].sort()));
}

/** The folders of the variable PYTHONPATH, where the program may see the environment (Modules/getpath.py). */
function searchPath(t: VmThread): Str[] {
  const { host, start } = worldOf(t);
  if (start.ignoreEnvironment || start.isolated) return [];
  const variable = host?.env.get('PYTHONPATH');
  if (host === undefined || !variable) return [];
  const absolute = (folder: string) => {
    if (folder === '') return host.cwd();
    return /^([/\\]|[a-z]:)/i.test(folder) ? folder : `${host.cwd()}/${folder}`;
  };
  return variable.split(host.platform === 'win32' ? ';' : ':').map((folder) => strFromUtf16(absolute(folder)));
}

/** What comes of the command line and of the host. */
function setPlaces(t: VmThread, set: (name: string, value: Value) => void): void {
  const { host, start } = worldOf(t);
  const platform = host?.platform ?? 'linux';
  const text = (value: string): Str => strFromUtf16(value);
  set('platform', platform);
  set('implementation', makeImplementation(platform));
  set('argv', new PyList(start.argv.map(text)));
  set('orig_argv', new PyList((start.originalArgv ?? ['lasti', 'run', ...start.argv]).map(text)));
  set('executable', text(start.executable ?? ''));
  set('_base_executable', text(start.executable ?? ''));
  for (const name of ['prefix', 'base_prefix', 'exec_prefix', 'base_exec_prefix']) set(name, LIBRARY_PREFIX);
  set('platlibdir', 'lib');
  set('_stdlib_dir', LIBRARY_FOLDER);
  set('path', new PyList([...searchPath(t), ...(host?.library === undefined ? [] : [LIBRARY_FOLDER])]));
  set('meta_path', new PyList([]));
  set('path_hooks', new PyList([]));
  set('path_importer_cache', new PyDict());
  set('pycache_prefix', start.pycachePrefix === undefined ? null : text(start.pycachePrefix));
  // A program that may write nothing would fail at every cache file.
  const mayWrite = host === undefined || host.grants.write === 'all' || host.grants.write.length > 0;
  set('dont_write_bytecode', (start.dontWriteBytecode ?? false) || !mayWrite);
  set('flags', makeFlags(start, t.runtime.intMaxStrDigits));
  set('warnoptions', new PyList((start.warnOptions ?? []).map(text)));
  const options = new PyDict();
  for (const [name, value] of Object.entries(start.xOptions ?? {}))
    options.setStr(text(name), value === true ? true : text(value));
  set('_xoptions', options);
}
