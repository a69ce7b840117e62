/** The `pyexpat` module (Modules/pyexpat.c) over a parser of ours. */
import { fillModule } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { typeOf } from '../../objects/type.ts';
import { asStr, PyList, PyTuple, utf16, type Value } from '../../objects/value.ts';
import { ERRORS } from './errors.ts';
import { expatError, PyXmlParser, parserType } from './parser.ts';

const MODEL = {
  XML_CTYPE_EMPTY: 1,
  XML_CTYPE_ANY: 2,
  XML_CTYPE_MIXED: 3,
  XML_CTYPE_NAME: 4,
  XML_CTYPE_CHOICE: 5,
  XML_CTYPE_SEQ: 6,
  XML_CQUANT_NONE: 0,
  XML_CQUANT_OPT: 1,
  XML_CQUANT_REP: 2,
  XML_CQUANT_PLUS: 3,
};

const FEATURES: readonly (readonly [string, number])[] = [
  ['sizeof(XML_Char)', 1],
  ['sizeof(XML_LChar)', 1],
  ['XML_DTD', 0],
  ['XML_CONTEXT_BYTES', 1024],
  ['XML_NS', 0],
  ['XML_BLAP_MAX_AMP', 100],
  ['XML_BLAP_ACT_THRES', 8388608],
  ['XML_GE', 0],
];

/** An optional str. Raises TypeError. */
function textOrNone(value: Value, name: string): string | undefined {
  if (value === null) return undefined;
  const text = asStr(value);
  if (text !== undefined) return utf16(text);
  return raise.TypeError(`ParserCreate() argument '${name}' must be str or None, not ${utf16(typeOf(value).name)}`);
}

function create(_t: Thread, _module: Value, encoding: Value, separator: Value, intern: Value | undefined): Value {
  const name = textOrNone(encoding, 'encoding');
  const sign = textOrNone(separator, 'namespace_separator');
  if (sign !== undefined && sign.length > 1) {
    raise.ValueError('namespace_separator must be at most one character, omitted, or None');
  }
  if (intern !== undefined && intern !== null && !(intern instanceof PyDict)) {
    raise.TypeError('intern must be a dictionary');
  }
  return new PyXmlParser(name, sign, intern === undefined ? new PyDict() : intern);
}

function errorsModule(t: Thread): PyModule {
  const module = new PyModule('pyexpat.errors');
  const codes = new PyDict();
  const messages = new PyDict();
  ERRORS.forEach(([name, message], i) => {
    module.dict.setStr(`XML_ERROR_${name}`, message);
    codes.setStr(message, i + 1);
    messages.set(t, i + 1, message);
  });
  module.dict.setStr('__doc__', 'Constants used to describe error conditions.');
  module.dict.setStr('codes', codes);
  module.dict.setStr('messages', messages);
  return module;
}

/** Makes the module object. */
export function makePyexpat(t: Thread): PyModule {
  const module = new PyModule('pyexpat');
  fillModule(module.dict, module, 'pyexpat', {
    ParserCreate: [
      '(module, encoding=None, namespace_separator=None, intern=NULL)',
      create,
      undefined,
      '($module, /, encoding=None, namespace_separator=None, intern=<unrepresentable>)',
    ],
    ErrorString: ['(module, code: int, /)', (_t, _module: Value, code: number) => ERRORS[code - 1]?.[1] ?? null],
  });
  const model = new PyModule('pyexpat.model');
  model.dict.setStr('__doc__', 'Constants used to interpret content model information.');
  for (const [name, value] of Object.entries(MODEL)) model.dict.setStr(name, value);
  const names: Record<string, Value> = {
    ExpatError: expatError,
    error: expatError,
    XMLParserType: parserType,
    EXPAT_VERSION: 'expat_2.6.3',
    version_info: new PyTuple([2, 6, 3]),
    native_encoding: 'UTF-8',
    features: new PyList(FEATURES.map(([name, value]) => new PyTuple([name, value]))),
    errors: errorsModule(t),
    model,
    XML_PARAM_ENTITY_PARSING_NEVER: 0,
    XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE: 1,
    XML_PARAM_ENTITY_PARSING_ALWAYS: 2,
  };
  for (const [name, value] of Object.entries(names)) module.dict.setStr(name, value);
  t.runtime.modules.setStr('pyexpat.errors', names.errors);
  t.runtime.modules.setStr('pyexpat.model', model);
  return module;
}
