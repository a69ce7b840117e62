/** `_json.make_encoder` (Modules/_json.c): writes a value as JSON without line breaks. */
import { call, callMethod } from '../../objects/abstract/call.ts';
import { toArray } from '../../objects/abstract/iter.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { fillType } from '../../objects/define.ts';
import { PyBuiltin } from '../../objects/descr.ts';
import { PyDict } from '../../objects/dict.ts';
import { sortList } from '../../objects/list/sort.ts';
import { raise } from '../../objects/raise.ts';
import { bind, parseSignature } from '../../objects/signature.ts';
import { joinStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { dictType, floatType, intType, typeOf } from '../../objects/type.ts';
import { asInt, asStr, PyFloat, PyList, PyObject, PyTuple, type Str, type Value } from '../../objects/value.ts';
import { typeIn, typeName } from '../native-type.ts';
import { encodeAscii, encodeText } from './text.ts';

export const encoderType = typeIn('_json', 'Encoder', { final: true });

/** Text that is put together: strings as they come, until there is a wide one. */
class Output {
  private text = '';
  private readonly parts: Str[] = [];

  add(part: Str): void {
    if (typeof part === 'string') this.text += part;
    else {
      this.parts.push(this.text, part);
      this.text = '';
    }
  }
  finish(): Str {
    return this.parts.length === 0 ? this.text : joinStr('', [...this.parts, this.text]);
  }
}

class PyJsonEncoder extends PyObject {
  /** Encodes strings without a call, where the encoder is one of the module's own. */
  readonly quick: ((text: Str) => Str) | undefined;
  constructor(
    readonly markers: Value,
    readonly fallback: Value,
    readonly encoder: Value,
    readonly indent: Value,
    readonly keySeparator: Str,
    readonly itemSeparator: Str,
    readonly sortKeys: boolean,
    readonly skipKeys: boolean,
    readonly allowNan: boolean,
  ) {
    super();
    const name = encoder instanceof PyBuiltin && encoder.module === '_json' ? encoder.def.name : '';
    this.quick = name === 'encode_basestring_ascii' ? encodeAscii : name === 'encode_basestring' ? encodeText : undefined;
  }
}

/** One call: what is written, and the containers that are being written. */
class Encoding {
  readonly out = new Output();
  private readonly open: Set<Value> | undefined;
  constructor(
    readonly t: Thread,
    readonly self: PyJsonEncoder,
  ) {
    this.open = self.markers === null ? undefined : new Set();
  }

  private enter(value: Value): void {
    if (this.open === undefined) return;
    if (this.open.has(value)) raise.ValueError('Circular reference detected');
    this.open.add(value);
  }
  private leave(value: Value): void {
    this.open?.delete(value);
  }

  private string(text: Str, value: Value): Str {
    const { t, self } = this;
    if (self.quick !== undefined) return self.quick(text);
    const encoded = call(t, self.encoder, [value]);
    return asStr(encoded) ?? raise.TypeError(`encoder() must return a string, not ${typeName(encoded)}`);
  }

  private float(value: PyFloat): Str {
    const { t, self } = this;
    const number = value.value;
    if (Number.isFinite(number)) return floatType.tp_repr(t, value as never) as Str;
    if (!self.allowNan) raise.ValueError(`Out of range float values are not JSON compliant: ${reprText(t, value)}`);
    return number > 0 ? 'Infinity' : number < 0 ? '-Infinity' : 'NaN';
  }

  /** Writes any value (`encoder_listencode_obj`). */
  value(value: Value): void {
    const { t, self, out } = this;
    switch (typeof value) {
      case 'string':
        out.add(this.string(value, value));
        return;
      case 'number':
        out.add(`${value}`);
        return;
      case 'boolean':
        out.add(value ? 'true' : 'false');
        return;
    }
    if (value === null) {
      out.add('null');
      return;
    }
    const text = asStr(value);
    if (text !== undefined) out.add(this.string(text, value));
    else if (asInt(value) !== undefined) out.add(intType.tp_repr(t, value as never) as Str);
    else if (value instanceof PyFloat) out.add(this.float(value));
    else if (value instanceof PyList || value instanceof PyTuple) this.nested(() => this.list(value));
    else if (value instanceof PyDict) this.nested(() => this.dict(value));
    else {
      this.enter(value);
      const other = call(t, self.fallback, [value]);
      this.nested(() => this.value(other));
      this.leave(value);
    }
  }

  private nested(write: () => void): void {
    this.t.enterRecursion(' while encoding a JSON object');
    try {
      write();
    } finally {
      this.t.leaveRecursion();
    }
  }

  private list(value: PyList | PyTuple): void {
    const { out, self } = this;
    if (value.items.length === 0) {
      out.add('[]');
      return;
    }
    this.enter(value);
    out.add('[');
    for (let i = 0; i < value.items.length; i++) {
      if (i > 0) out.add(self.itemSeparator);
      this.value(value.items[i]);
    }
    this.leave(value);
    out.add(']');
  }

  private dict(value: PyDict): void {
    const { t, out, self } = this;
    if (value.size === 0) {
      out.add('{}');
      return;
    }
    this.enter(value);
    out.add('{');
    let first = true;
    const pair = (key: Value, item: Value) => {
      const name = this.key(key);
      if (name === undefined) return;
      if (first) first = false;
      else out.add(self.itemSeparator);
      out.add(this.string(name, name));
      out.add(self.keySeparator);
      this.value(item);
    };
    if (self.sortKeys || typeOf(value) !== dictType) {
      const items = new PyList(toArray(t, callMethod(t, value, 'items')));
      if (self.sortKeys) sortList(t, items, null, false);
      for (const item of items.items) {
        if (!(item instanceof PyTuple) || item.items.length !== 2) raise.ValueError('items must return 2-tuples');
        else pair(item.items[0], item.items[1]);
      }
    } else {
      for (let i = 0; i < value.keys.length; i++) {
        const key = value.keys[i];
        if (key !== undefined) pair(key, value.values[i] as Value);
      }
    }
    this.leave(value);
    out.add('}');
  }

  /** A key as text; undefined where it is to be left out. */
  private key(key: Value): Str | undefined {
    const text = asStr(key);
    if (text !== undefined) return text;
    if (key instanceof PyFloat) return this.float(key);
    if (key === true) return 'true';
    if (key === false) return 'false';
    if (key === null) return 'null';
    if (asInt(key) !== undefined) return intType.tp_repr(this.t, key as never) as Str;
    if (this.self.skipKeys) return undefined;
    return raise.TypeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }
}

const NEW = parseSignature(
  '(markers, default, encoder, indent, key_separator: str, item_separator: str, sort_keys: bool, skipkeys: bool, allow_nan: bool)',
);
const CALL = parseSignature('(obj, _current_indent_level: index)');

fillType(encoderType, {
  class: PyJsonEncoder,
  slots: {
    tp_new: (t, _cls, args, kwnames) => {
      const bound = bind(t, NEW, 'make_encoder', args, kwnames) as ConstructorParameters<typeof PyJsonEncoder>;
      const [markers] = bound;
      if (markers !== null && !(markers instanceof PyDict)) {
        return raise.TypeError(`make_encoder() argument 1 must be dict or None, not ${typeName(markers)}`);
      }
      return new PyJsonEncoder(...bound);
    },
    tp_call: (t, self: PyJsonEncoder, args, kwnames) => {
      const [value] = bind(t, CALL, '_iterencode', args, kwnames) as [Value, number];
      const encoding = new Encoding(t, self);
      encoding.value(value);
      return new PyTuple([encoding.out.finish()]);
    },
  },
  members: {
    markers: (_t, self: PyJsonEncoder) => self.markers,
    default: (_t, self: PyJsonEncoder) => self.fallback,
    encoder: (_t, self: PyJsonEncoder) => self.encoder,
    indent: (_t, self: PyJsonEncoder) => self.indent,
    key_separator: (_t, self: PyJsonEncoder) => self.keySeparator,
    item_separator: (_t, self: PyJsonEncoder) => self.itemSeparator,
    sort_keys: (_t, self: PyJsonEncoder) => self.sortKeys,
    skipkeys: (_t, self: PyJsonEncoder) => self.skipKeys,
  },
});
