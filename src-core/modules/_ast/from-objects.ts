/**
 * From node objects to our tree (Python/Python-ast.c, `PyAST_obj2mod`): what programs may put together is checked here as far as
 * kinds of objects go; whether the tree makes sense is checked by ast/validate.ts.
 */

import * as nodes from '../../ast/nodes.generated.ts';
import { ENUMERATIONS, type mod, NODES, SUMS, type SumInfo } from '../../ast/nodes.generated.ts';
import { lookupAttr } from '../../objects/abstract/attr.ts';
import { isInstance } from '../../objects/abstract/compare.ts';
import { reprText } from '../../objects/abstract/repr.ts';
import { convert } from '../../objects/convert.ts';
import { raise } from '../../objects/raise.ts';
import type { Thread } from '../../objects/thread.ts';
import { type PyType, typeOf } from '../../objects/type.ts';
import { asInt, PyBytes, PyList, PyWideStr, type Str, utf16, type Value } from '../../objects/value.ts';
import { storeConst } from '../../vm/store-const.ts';
import { shortName } from '../native-type.ts';
import { type AstClasses, astClasses } from './classes.ts';

type Constructor = new (...values: unknown[]) => unknown;
const CONSTRUCTORS = nodes as unknown as Readonly<Record<string, Constructor>>;
const BY_NAME: ReadonlyMap<string, SumInfo> = new Map(SUMS.map((sum) => [sum.name, sum]));
type FieldRow = readonly [name: string, type: string, mark: string];

/** Kinds of items whose absence the validator reports; of others the reference takes no notice until it reads what is not there. */
const CHECKED_LATER: ReadonlySet<string> = new Set(['stmt', 'expr']);

class Reader {
  private readonly names: ReadonlyMap<PyType, string>;

  constructor(
    private readonly t: Thread,
    private readonly classes: AstClasses,
  ) {
    this.names = new Map([...classes.byName].map(([name, cls]) => [cls, name]));
  }

  /** A value where the grammar wants `type`; undefined for None where that stands for nothing. */
  value(type: string, obj: Value): unknown {
    switch (type) {
      case 'identifier':
        return this.identifier(obj);
      case 'int':
        return this.int(obj);
      case 'string':
        return this.string(obj);
      case 'constant':
        return storeConst(obj);
    }
    const sum = BY_NAME.get(type) as SumInfo;
    if (sum.kind === 'enumeration') return this.member(sum, obj);
    return sum.kind === 'product' ? this.product(sum, obj) : this.node(sum, obj);
  }

  private identifier(obj: Value): string | undefined {
    if (obj === null) return undefined;
    if (typeof obj === 'string') return obj;
    return obj instanceof PyWideStr && !Object.hasOwn(obj, 'cls')
      ? utf16(obj as Str)
      : raise.TypeError('AST identifier must be of type str');
  }

  private string(obj: Value): unknown {
    const exact = typeof obj === 'string' || ((obj instanceof PyWideStr || obj instanceof PyBytes) && !Object.hasOwn(obj, 'cls'));
    return exact ? storeConst(obj) : raise.TypeError('AST string must be of type str');
  }

  private int(obj: Value): number {
    if (asInt(obj) === undefined) raise.ValueError(`invalid integer value: ${reprText(this.t, obj)}`);
    return convert(this.t, 'int', obj, '', 0, 1, '', 'positional-only') as number;
  }

  private member({ name }: SumInfo, obj: Value): string {
    return this.memberOf(ENUMERATIONS[name], obj) ?? this.refuse(name, obj);
  }

  /** Which member of a sum an object is. No class of a node is below another member's: of the class itself there is no need to ask. */
  private memberOf(members: readonly string[], obj: Value): string | undefined {
    const own = this.names.get(typeOf(obj));
    if (own !== undefined && members.includes(own)) return own;
    return members.find((each) => this.isA(obj, each));
  }

  private isA(obj: Value, name: string): boolean {
    const cls = this.classes.byName.get(name) as PyType;
    return typeOf(obj) === cls || isInstance(this.t, obj, cls);
  }

  private refuse(sum: string, obj: Value): never {
    return raise.TypeError(`expected some sort of ${sum}, but got ${reprText(this.t, obj)}`);
  }

  private product({ name, attributes }: SumInfo, obj: Value): unknown {
    const values = NODES[name].fields.map((field) => this.field(name, field, obj));
    return this.make(name, values, this.attributes(name, attributes, obj));
  }

  private node({ name, members, attributes }: SumInfo, obj: Value): unknown {
    if (obj === null) return undefined;
    const places = this.attributes(name, attributes, obj);
    const member = this.memberOf(members, obj);
    if (member === undefined) return this.refuse(name, obj);
    const values: unknown[] = [];
    for (const field of NODES[member].fields) values.push(this.field(member, field, obj));
    return this.make(member, values, places);
  }

  /** Line and column numbers; an end that is missing is the beginning. */
  private attributes(owner: string, rows: readonly FieldRow[], obj: Value): number[] {
    const values: number[] = [];
    for (const [name, type, mark] of rows) {
      const value = lookupAttr(this.t, obj, name);
      if (value === undefined || (value === null && mark === '?')) {
        if (mark !== '?') raise.TypeError(`required field "${name}" missing from ${owner}`);
        values.push(values[values.length - 2]);
      } else values.push(this.nested(owner, type, value) as number);
    }
    return values;
  }

  private field(owner: string, [name, type, mark]: FieldRow, obj: Value): unknown {
    const value = lookupAttr(this.t, obj, name);
    if (mark.endsWith('*')) return value === undefined ? [] : this.list(owner, name, type, value);
    if (mark === '?' && (value === undefined || value === null)) return type === 'int' ? 0 : undefined;
    if (value === undefined) return raise.TypeError(`required field "${name}" missing from ${owner}`);
    return this.nested(owner, type, value);
  }

  private list(owner: string, name: string, type: string, value: Value): unknown[] {
    if (!(value instanceof PyList)) {
      return raise.TypeError(`${owner} field "${name}" must be a list, not a ${shortName(typeOf(value))}`);
    }
    const { length } = value.items;
    const out: unknown[] = [];
    for (let i = 0; i < length; i++) {
      const item = this.nested(owner, type, value.items[i]);
      if (item === undefined && !CHECKED_LATER.has(type)) raise.ValueError(`None disallowed in field "${name}" of ${owner}`);
      out.push(item);
      if (value.items.length !== length) raise.RuntimeError(`${owner} field "${name}" changed size during iteration`);
    }
    return out;
  }

  private nested(owner: string, type: string, value: Value): unknown {
    this.t.enterRecursion(` while traversing '${owner}' node`);
    try {
      return this.value(type, value);
    } finally {
      this.t.leaveRecursion();
    }
  }

  /** Raises ValueError where None stands in a field that must be filled. */
  private make(name: string, values: unknown[], places: readonly number[]): unknown {
    NODES[name].fields.forEach(([field, type, mark], i) => {
      if (mark === '' && type !== 'int' && values[i] === undefined) raise.ValueError(`field '${field}' is required for ${name}`);
    });
    return new CONSTRUCTORS[name](...values, ...places);
  }
}

const WANTED = { exec: 'Module', eval: 'Expression', single: 'Interactive' } as const;

/** The tree of node objects. Raises TypeError, ValueError, RecursionError as `compile` does. */
export function treeOfObjects(t: Thread, obj: Value, mode: keyof typeof WANTED): mod {
  const classes = astClasses(t);
  const wanted = classes.byName.get(WANTED[mode]) as PyType;
  if (!isInstance(t, obj, wanted)) raise.TypeError(`expected ${WANTED[mode]} node, got ${shortName(typeOf(obj))}`);
  return new Reader(t, classes).value('mod', obj) as mod;
}
