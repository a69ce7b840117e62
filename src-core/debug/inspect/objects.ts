/** Values of one stop as views, and the numbers under which the front asks for what is inside of them. */

import { typeOf } from '../../objects/type.ts';
import { PyObject, utf16, type Value } from '../../objects/value.ts';
import type { ObjectRef, ValueView, Variable } from '../../protocol/shapes.ts';
import { childPage, hasChildren } from './children.ts';
import { kindOf, safeRepr } from './safe-repr.ts';

export class ObjectTable {
  private readonly objects: PyObject[] = [];
  private readonly refs = new Map<PyObject, number>();

  clear(): void {
    this.objects.length = 0;
    this.refs.clear();
  }

  view(value: Value | undefined): ValueView {
    if (value === undefined) return { text: 'NULL', type: '', kind: 'null', ref: 0 as ObjectRef };
    return { text: safeRepr(value), type: utf16(typeOf(value).name), kind: kindOf(value), ref: this.refOf(value) };
  }

  variable(name: string, value: Value | undefined, changed = false, slot = -1): Variable {
    if (value === undefined) return { name, text: 'NULL', type: '', kind: 'null', ref: 0 as ObjectRef, changed, slot };
    const type = utf16(typeOf(value).name);
    return { name, text: safeRepr(value), type, kind: kindOf(value), ref: this.refOf(value), changed, slot };
  }

  private refOf(value: Value): ObjectRef {
    if (!(value instanceof PyObject)) return 0 as ObjectRef;
    const known = this.refs.get(value);
    if (known !== undefined) return known as ObjectRef;
    if (!hasChildren(value)) return 0 as ObjectRef;
    this.objects.push(value);
    this.refs.set(value, this.objects.length);
    return this.objects.length as ObjectRef;
  }

  children(ref: ObjectRef, start: number, count: number): { total: number; rows: Variable[] } {
    const { total, rows } = childPage(this.get(ref), start, count);
    return { total, rows: rows.map(([name, value]) => this.variable(name, value)) };
  }

  /** The object of a number. */
  get(ref: ObjectRef): PyObject {
    const object = this.objects[ref - 1];
    if (object === undefined) throw new Error('this object belongs to an earlier stop');
    return object;
  }
}
