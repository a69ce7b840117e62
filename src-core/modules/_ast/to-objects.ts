/** From our tree to node objects (Python/Python-ast.c, `ast2obj_mod`). */

import { type AnyNode, ENUMERATIONS, type mod, NODES } from '../../ast/nodes.generated.ts';
import type { Const } from '../../code/const.ts';
import { loadConst } from '../../objects/code.ts';
import { PyDict } from '../../objects/dict.ts';
import { PyInstance } from '../../objects/instance.ts';
import type { Thread } from '../../objects/thread.ts';
import type { PyType } from '../../objects/type.ts';
import { PyList, strFromUtf16, type Value } from '../../objects/value.ts';
import { type AstClasses, astClasses } from './classes.ts';

/** What a field holds, decided once for each class of node. */
interface FieldPlan {
  readonly name: string;
  readonly sequence: boolean;
  readonly kind: 'node' | 'name' | 'int' | 'constant' | 'enumeration';
}

interface Plan {
  readonly cls: PyType;
  readonly fields: readonly FieldPlan[];
  readonly located: boolean;
}

const KINDS: Readonly<Record<string, FieldPlan['kind']>> = {
  identifier: 'name',
  int: 'int',
  string: 'constant',
  constant: 'constant',
};

const plans = new WeakMap<AstClasses, Map<string, Plan>>();

function plansOf(classes: AstClasses): Map<string, Plan> {
  let made = plans.get(classes);
  if (made !== undefined) return made;
  made = new Map();
  for (const [name, { fields, located }] of Object.entries(NODES)) {
    const rows = fields.map(
      ([field, type, mark]): FieldPlan => ({
        name: field,
        sequence: mark.endsWith('*'),
        kind: KINDS[type] ?? (type in ENUMERATIONS ? 'enumeration' : 'node'),
      }),
    );
    made.set(name, { cls: classes.byName.get(name) as PyType, fields: rows, located });
  }
  plans.set(classes, made);
  return made;
}

type Values = Record<string, unknown>;

class Maker {
  private readonly plans: Map<string, Plan>;
  constructor(
    private readonly t: Thread,
    private readonly classes: AstClasses,
  ) {
    this.plans = plansOf(classes);
  }

  node(node: AnyNode): Value {
    this.t.enterRecursion(' during ast construction');
    try {
      return this.make(node);
    } finally {
      this.t.leaveRecursion();
    }
  }

  private make(node: AnyNode): PyInstance {
    const { cls, fields, located } = this.plans.get(node._type) as Plan;
    const values = node as unknown as Values;
    const made = new PyInstance(cls);
    const dict = new PyDict();
    for (const field of fields) {
      const value = values[field.name];
      dict.setStr(field.name, field.sequence ? this.list(value as unknown[], field.kind) : this.value(value, field.kind));
    }
    if (located) {
      dict.setStr('lineno', values.lineno as number);
      dict.setStr('col_offset', values.col_offset as number);
      dict.setStr('end_lineno', values.end_lineno as number);
      dict.setStr('end_col_offset', values.end_col_offset as number);
    }
    made.dict = dict;
    return made;
  }

  private list(items: readonly unknown[], kind: FieldPlan['kind']): PyList {
    const out: Value[] = [];
    for (const item of items) out.push(this.value(item, kind));
    return new PyList(out);
  }

  private value(value: unknown, kind: FieldPlan['kind']): Value {
    if (value === undefined) return null;
    switch (kind) {
      case 'node':
        return this.node(value as AnyNode);
      case 'name':
        return strFromUtf16(value as string);
      case 'int':
        return value as number;
      case 'constant':
        return loadConst(value as Const);
      case 'enumeration':
        return this.classes.singletons.get(value as string) as PyInstance;
    }
  }
}

/** The objects of a tree. Raises RecursionError where it nests too deeply. */
export function nodeObjects(t: Thread, tree: mod): Value {
  return new Maker(t, astClasses(t)).node(tree);
}
