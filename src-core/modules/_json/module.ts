/** The `_json` module (Modules/_json.c). */
import { fillModule, type NativeRow } from '../../objects/define.ts';
import { PyModule } from '../../objects/module.ts';
import { raise } from '../../objects/raise.ts';
import { asStr, PyTuple, type Value } from '../../objects/value.ts';
import { typeName } from '../native-type.ts';
import { encoderType } from './encoder.ts';
import { scannerType } from './scanner.ts';
import { encodeAscii, encodeText, scanned, scanString } from './text.ts';

const noText = (value: Value): never => raise.TypeError(`first argument must be a string, not ${typeName(value)}`);

const functions: Record<string, NativeRow> = {
  encode_basestring_ascii: [
    '~(module, string, /)',
    (_t, _module: Value, string: Value) => encodeAscii(asStr(string) ?? noText(string)),
  ],
  encode_basestring: ['~(module, string, /)', (_t, _module: Value, string: Value) => encodeText(asStr(string) ?? noText(string))],
  scanstring: [
    '~(module, string, end: index, strict: bool = True, /)',
    (t, _module: Value, string: Value, end: number, strict: boolean) => {
      scanString(t, asStr(string) ?? noText(string), end, strict);
      return new PyTuple([scanned.value, scanned.end]);
    },
  ],
};

/** Makes the module object. */
export function makeJson(): PyModule {
  const module = new PyModule('_json');
  fillModule(module.dict, module, '_json', functions);
  module.dict.setStr('make_scanner', scannerType);
  module.dict.setStr('make_encoder', encoderType);
  return module;
}
