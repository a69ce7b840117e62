/** The `_string` module (Objects/unicodeobject.c): templates of `str.format` taken apart, for `string.Formatter`. */
import { fillModule, fillType, type NativeRow } from '../objects/define.ts';
import { nextMarkup, splitFieldName, stepAt } from '../objects/format/template.ts';
import { finalIterator, selfIter } from '../objects/iterators/support.ts';
import { PyModule } from '../objects/module.ts';
import { raise } from '../objects/raise.ts';
import { lengthStr, strOfPoint } from '../objects/str/text.ts';
import type { Thread } from '../objects/thread.ts';
import { asStr, PyObject, PyTuple, type Str, type Value } from '../objects/value.ts';
import { pair, typeName } from './native-type.ts';

const partsType = finalIterator('formatteriterator');
const stepsType = finalIterator('fieldnameiterator');

/** Gives the pieces of a template: literal text, name, format and conversion of the field that follows. */
class PyTemplateParts extends PyObject {
  at = 0;
  constructor(readonly text: Str) {
    super();
  }
}

fillType(partsType, {
  class: PyTemplateParts,
  slots: {
    tp_iter: selfIter,
    tp_iternext: (_t: Thread, self: PyTemplateParts) => {
      const end = lengthStr(self.text);
      if (self.at >= end) return undefined;
      const { literal, field, next } = nextMarkup(self.text, self.at, end);
      self.at = next;
      if (field === undefined) return new PyTuple([literal, null, null, null]);
      return new PyTuple([literal, field.name, field.spec, field.conversion === 0 ? null : strOfPoint(field.conversion)]);
    },
  },
});

/** Gives the steps of a field's name behind the first part: is it an attribute, and which. */
class PyFieldSteps extends PyObject {
  constructor(
    readonly name: Str,
    public at: number,
  ) {
    super();
  }
}

fillType(stepsType, {
  class: PyFieldSteps,
  slots: {
    tp_iter: selfIter,
    tp_iternext: (_t: Thread, self: PyFieldSteps) => {
      if (self.at >= lengthStr(self.name)) return undefined;
      const { attribute, key, next } = stepAt(self.name, self.at);
      self.at = next;
      return pair(attribute, key);
    },
  },
});

const needText = (value: Value): Str => asStr(value) ?? raise.TypeError(`expected str, got ${typeName(value)}`);

const functions: Record<string, NativeRow> = {
  formatter_parser: ['~(module, string, /)', (_t, _module: Value, string: Value) => new PyTemplateParts(needText(string))],
  formatter_field_name_split: [
    '~(module, string, /)',
    (_t, _module: Value, string: Value) => {
      const name = needText(string);
      const { first, next } = splitFieldName(name);
      return pair(first, new PyFieldSteps(name, next));
    },
  ],
};

/** Makes the module object. */
export function makeString(): PyModule {
  const module = new PyModule('_string');
  fillModule(module.dict, module, '_string', functions);
  return module;
}
