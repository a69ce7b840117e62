/**
 * The node classes of `_ast` (Python/Python-ast.c, `init_types`), made of the tables of the abstract grammar. Programs change them
 * (`ast.py` itself does), so every machine has its own, kept by its runtime.
 */

import { NODES, SUMS, type SumInfo } from '../../ast/nodes.generated.ts';
import { genericGetAttr, genericSetAttr, lookupAttr, setAttr } from '../../objects/abstract/attr.ts';
import { getItem, length } from '../../objects/abstract/sequence.ts';
import { makeClass } from '../../objects/class-creation.ts';
import { fillType } from '../../objects/define.ts';
import { dictOf, PyDict } from '../../objects/dict.ts';
import { instanceDict, PyInstance } from '../../objects/instance.ts';
import { raise } from '../../objects/raise.ts';
import { RuntimeState } from '../../objects/runtime-state.ts';
import type { Thread } from '../../objects/thread.ts';
import { type PyType, typeModified, typeOf, typeType } from '../../objects/type.ts';
import { EMPTY_TUPLE, type PyObject, PyTuple, type Str, utf16, type Value } from '../../objects/value.ts';
import { shortName, typeIn } from '../native-type.ts';

/** The classes of one machine. */
export interface AstClasses {
  /** `ast.AST`. */
  readonly base: PyType;
  /** Every class by name: the abstract ones of sums and the concrete ones of constructors and products. */
  readonly byName: ReadonlyMap<string, PyType>;
  /** The one object of each context and operator. */
  readonly singletons: ReadonlyMap<string, PyInstance>;
}

const known = new RuntimeState<AstClasses>();

/** The classes of the machine, made when first asked for. */
export function astClasses(t: Thread): AstClasses {
  let classes = known.get(t.runtime);
  if (classes === undefined) known.set(t.runtime, (classes = makeClasses(t)));
  return classes;
}

/** Is the value a node (`PyAST_Check`). */
export function isNode(t: Thread, value: Value): boolean {
  return typeOf(value).mro.includes(astClasses(t).base);
}

const MARK: Readonly<Record<string, string>> = { '?': '?', '*': '*', '?*': '*', '': '' };

/** A constructor as the grammar writes it. */
function notation(name: string): string {
  const fields = NODES[name]?.fields ?? [];
  return fields.length ? `${name}(${fields.map(([field, type, mark]) => `${type}${MARK[mark]} ${field}`).join(', ')})` : name;
}

function notationOfSum({ name, kind, members }: SumInfo): string {
  if (kind === 'product') return notation(name);
  const separator = kind === 'enumeration' ? ' | ' : `\n${' '.repeat(name.length + 1)}| `;
  return `${name} = ${members.map(notation).join(separator)}`;
}

function makeClasses(t: Thread): AstClasses {
  const base = makeBase();
  const byName = new Map<string, PyType>();
  const singletons = new Map<string, PyInstance>();
  for (const sum of SUMS) {
    const { name, kind, attributes, members } = sum;
    const type = makeNodeClass(t, name, base, notationOfSum(sum));
    byName.set(name, type);
    for (const [attribute, , mark] of attributes) if (mark === '?') type.namespace.setStr(attribute, null);
    type.namespace.setStr('_attributes', new PyTuple(attributes.map(([attribute]) => attribute)));
    typeModified(type);
    if (kind === 'product') continue;
    for (const member of members) {
      const cls = makeNodeClass(t, member, type, notation(member));
      byName.set(member, cls);
      if (kind === 'enumeration') singletons.set(member, new PyInstance(cls));
    }
  }
  return { base, byName, singletons };
}

function makeNodeClass(t: Thread, name: string, base: PyType, doc: string): PyType {
  const fields = NODES[name]?.fields ?? [];
  const names = new PyTuple(fields.map(([field]) => field));
  const namespace = dictOf([
    ['_fields', names],
    ['__match_args__', names],
    ['__module__', 'ast'],
    ['__doc__', doc],
  ]);
  for (const [field, , mark] of fields) if (mark === '?') namespace.setStr(field, null);
  return makeClass(t, typeType, name, [base], namespace, []);
}

/** `ast.AST`: whatever has fields; its instances keep everything in a `__dict__`. */
function makeBase(): PyType {
  const type = typeIn('ast', 'AST', { hasDict: true });
  type.open = true;
  fillType(type, {
    slots: {
      tp_new: (_t, cls) => new PyInstance(cls),
      tp_init: init,
      tp_getattro: genericGetAttr,
      tp_setattro: genericSetAttr,
    },
    methods: { __reduce__: ['~(self, /)', reduce] },
    getset: { __dict__: [(_t, self: PyObject) => instanceDict(self), setDict] },
    constants: {
      __module__: 'ast',
      __doc__: null,
      _fields: EMPTY_TUPLE,
      __match_args__: EMPTY_TUPLE,
      _attributes: EMPTY_TUPLE,
    },
  });
  return type;
}

/** `ast_type_init`: positional arguments are fields in order, keywords any attributes. */
function init(t: Thread, self: PyObject, args: Value[], kwnames: readonly Str[] | undefined): void {
  const type = typeOf(self);
  const fields = lookupAttr(t, type, '_fields');
  const count = fields === undefined ? 0 : length(t, fields);
  const given = args.length - (kwnames?.length ?? 0);
  if (count < given) {
    raise.TypeError(`${shortName(type)} constructor takes at most ${count} positional argument${count === 1 ? '' : 's'}`);
  }
  const names: Value[] = [];
  for (let i = 0; i < given; i++) {
    const name = getItem(t, fields as Value, i);
    names.push(name);
    setAttr(t, self, name as Str, args[i]);
  }
  kwnames?.forEach((name, k) => {
    if (names.includes(name)) raise.TypeError(`${utf16(type.name)} got multiple values for argument '${utf16(name)}'`);
    setAttr(t, self, name, args[given + k]);
  });
}

function setDict(_t: Thread, self: PyObject, value: Value | undefined): void {
  if (value === undefined) raise.TypeError('cannot delete __dict__');
  else if (!(value instanceof PyDict)) {
    raise.TypeError(`__dict__ must be set to a dictionary, not a '${utf16(typeOf(value).name)}'`);
  } else self.dict = value;
}

/** `(type, (), attributes)`, from which `copy` and `pickle` make a node again. */
function reduce(t: Thread, self: PyObject): Value {
  const dict = lookupAttr(t, self, '__dict__');
  return new PyTuple(dict === undefined ? [typeOf(self), EMPTY_TUPLE] : [typeOf(self), EMPTY_TUPLE, dict]);
}
