/**
 * Struct sequences: tuples whose items have names, as `time.struct_time` and `sys.version_info` are (Objects/structseq.c). A maker of
 * such types; every native module that needs one declares it with its fields.
 */
import { toArray } from './abstract/iter.ts';
import { repr } from './abstract/repr.ts';
import { fillType } from './define.ts';
import { PyDict } from './dict.ts';
import { raise } from './raise.ts';
import { bind, parseSignature } from './signature.ts';
import { joinStrs } from './str-join.ts';
import type { Thread } from './thread.ts';
import { PyType, tupleType } from './type.ts';
import { PyTuple, type Str, type Value } from './value.ts';
import './tuple/tuple.ts';

/** Fields behind the `visible` first ones are no items of the sequence, only attributes. `null` is a field without a name. */
export interface StructSequence {
  /** With its module: `time.struct_time`. */
  name: string;
  fields: readonly (string | null)[];
  /** How many fields are items; all where not given. */
  visible?: number;
  /** May Python code make one; true where not given. */
  callable?: boolean;
}

/** A tuple of the visible fields; `all` has the hidden ones too. */
export class PyStructSequence extends PyTuple {
  constructor(
    cls: PyType,
    readonly all: readonly Value[],
    visible: number,
  ) {
    super(all.slice(0, visible));
    this.cls = cls;
  }
}

const SIGNATURE = parseSignature('(sequence, dict=NULL)');

/** Declares a type. Instances come of `makeStructSequence`. */
export function structSequenceType(spec: StructSequence): PyType {
  const { name, fields } = spec;
  const visible = spec.visible ?? fields.length;
  const dot = name.lastIndexOf('.');
  const type = Object.assign(new PyType(name, tupleType), {
    module: name.slice(0, dot),
    qualname: name.slice(dot + 1),
    final: true,
  });
  type.solid = tupleType;
  const named = fields.filter((field) => field !== null);
  const unnamed = fields.length - named.length;
  const members = fields.flatMap((field, i) =>
    field === null ? [] : [[field, (_t: Thread, self: PyStructSequence) => self.all[i]]],
  );
  fillType(type, {
    slots: {
      ...(spec.callable === false ? {} : { tp_new: make }),
      tp_repr: (t, self: PyStructSequence) => {
        const parts = self.items.map((item, i) => joinStrs([named[i] as Str, '=', repr(t, item)], ''));
        return joinStrs([name, '(', joinStrs(parts, ', '), ')'], '');
      },
    },
    methods: { __reduce__: ['~(self, /)', (_t, self: PyStructSequence) => reduce(self)] },
    members: Object.fromEntries(members),
    constants: {
      n_sequence_fields: visible,
      n_fields: fields.length,
      n_unnamed_fields: unnamed,
      __match_args__: new PyTuple(fields.slice(0, visible).filter((field) => field !== null)),
    },
  });
  visibleFields.set(type, visible);
  if (spec.callable === false) type.tp_new = undefined as never;
  return type;

  function make(t: Thread, _cls: PyType, args: Value[], kwnames: readonly Str[] | undefined): Value {
    const [sequence, dict] = bind(t, SIGNATURE, type.qualname as string, args, kwnames) as [Value, Value | undefined];
    return new PyStructSequence(type, fieldValues(t, sequence, dict), visible);
  }

  function fieldValues(t: Thread, sequence: Value, dict: Value | undefined): Value[] {
    const values = toArray(t, sequence);
    if (dict !== undefined && !(dict instanceof PyDict)) raise.TypeError(`${name}() takes a dict as second arg, if any`);
    const wrong = (bound: string, wanted: number) =>
      raise.TypeError(`${name}() takes ${bound} ${wanted}-sequence (${values.length}-sequence given)`);
    if (visible === fields.length && values.length !== visible) wrong('a', visible);
    if (values.length < visible) wrong('an at least', visible);
    if (values.length > fields.length) wrong('an at most', fields.length);
    for (let i = values.length; i < fields.length; i++) {
      values.push((dict as PyDict | undefined)?.getStr(named[i - unnamed] as Str) ?? null);
    }
    return values;
  }

  function reduce(self: PyStructSequence): Value {
    const hidden = new PyDict();
    for (let i = visible; i < fields.length; i++) hidden.setStr(named[i - unnamed] as Str, self.all[i]);
    return new PyTuple([type, new PyTuple([new PyTuple(self.items), hidden])]);
  }
}

const visibleFields = new WeakMap<PyType, number>();

/** An instance with a value for each field, hidden ones last. */
export function makeStructSequence(type: PyType, values: readonly Value[]): PyStructSequence {
  return new PyStructSequence(type, values, visibleFields.get(type) as number);
}
