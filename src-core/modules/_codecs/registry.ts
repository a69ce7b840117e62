/** Registered codecs and error handlers (Python/codecs.c): who searches, what was found, and how `str.encode` reaches it. */
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { call, callMethod } from '../../objects/abstract/call.ts';
import { isTrue } from '../../objects/abstract/number.ts';
import { PyException } from '../../objects/exception.ts';
import { importModule } from '../../objects/import-module.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Runtime, Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { PyBytes, PyTuple, type Str, strFromUtf16, utf16, type Value } from '../../objects/value.ts';
import { builtinHandler } from './handlers.ts';

interface Registry {
  search: Value[];
  readonly found: Map<string, PyTuple>;
  readonly handlers: Map<Str, Value>;
  /** The package `encodings` was asked for. */
  started: boolean;
}

const registries = new RuntimeState<Registry>();

export function registryOf(t: Thread): Registry {
  let registry = registries.get(t.runtime);
  if (registry === undefined) {
    registry = { search: [], found: new Map(), handlers: new Map(), started: false };
    registries.set(t.runtime, registry);
  }
  return registry;
}

/** The spelling under which codecs are remembered (`_Py_normalize_encoding`). */
function normalize(name: string): string {
  return name
    .replace(/[^A-Za-z0-9.]+/g, '_')
    .replace(/^_+/, '')
    .toLowerCase();
}

/** The codec of a name: a tuple of four. Raises LookupError. */
export function lookupCodec(t: Thread, encoding: Str): PyTuple {
  const registry = registryOf(t);
  if (!registry.started) {
    // Whoever imports `encodings` first lands here again.
    registry.started = true;
    importModule(t, 'encodings');
  }
  const name = normalize(utf16(encoding));
  const known = registry.found.get(name);
  if (known !== undefined) return known;
  if (registry.search.length === 0) {
    return raise.LookupError(`no codec search functions registered: can't find encoding`);
  }
  for (const search of [...registry.search]) {
    const answer = call(t, search, [name]);
    if (answer === null) continue;
    if (!(answer instanceof PyTuple) || answer.items.length !== 4) {
      return raise.TypeError('codec search functions must return 4-tuples');
    }
    registry.found.set(name, answer);
    return answer;
  }
  return raise.LookupError(`unknown encoding: ${utf16(encoding)}`);
}

/** As lookupCodec, for codecs between text and bytes only. */
export function lookupTextEncoding(t: Thread, encoding: Str, alternative: string): PyTuple {
  const codec = lookupCodec(t, encoding);
  const isText = typeOf(codec) === PyTuple.prototype.cls ? undefined : lookupAttr(t, codec, '_is_text_encoding');
  if (isText !== undefined && !isTrue(t, isText)) {
    return raise.LookupError(`'${utf16(encoding)}' is not a text encoding; use ${alternative} to handle arbitrary codecs`);
  }
  return codec;
}

/** Tells in a note which codec failed (`_PyErr_FormatNote`). */
function noteFailure(t: Thread, error: PyException, what: 'encoder' | 'decoder', encoding: Str): void {
  const operation = what === 'encoder' ? 'encoding' : 'decoding';
  callMethod(t, error, 'add_note', strFromUtf16(`${operation} with '${utf16(encoding)}' codec failed`));
}

/** What a codec's function made of `input`: the first of the two that it answers. */
export function runCodec(t: Thread, coder: Value, what: 'encoder' | 'decoder', encoding: Str, input: Value, errors: Str): Value {
  let answer: Value;
  try {
    answer = call(t, coder, errors === 'strict' ? [input] : [input, errors]);
  } catch (error) {
    if (error instanceof PyException) noteFailure(t, error, what, encoding);
    throw error;
  }
  if (!(answer instanceof PyTuple) || answer.items.length !== 2) {
    return raise.TypeError(`${what} must return a tuple (object, integer)`);
  }
  return answer.items[0];
}

/** The handler of a name. Raises LookupError. */
export function lookupHandler(t: Thread, name: Str): Value {
  const own = registryOf(t).handlers.get(name);
  return own ?? builtinHandler(t, utf16(name)) ?? raise.LookupError(`unknown error handler name '${utf16(name)}'`);
}

/** Lets native code reach what was registered. */
export function installCodecs(runtime: Runtime): void {
  runtime.codecs = {
    encode: (t, text, encoding, errors) =>
      runCodec(t, lookupTextEncoding(t, encoding, 'codecs.encode()').items[0], 'encoder', encoding, text, errors),
    decode: (t, data, encoding, errors) =>
      runCodec(t, lookupTextEncoding(t, encoding, 'codecs.decode()').items[1], 'decoder', encoding, new PyBytes(data), errors),
    errorHandler: lookupHandler,
  };
}
