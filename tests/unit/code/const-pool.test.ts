import { describe, expect, it } from 'vitest';
import { BytesConst, type Const, FloatConst, FrozenSetConst, TupleConst } from '../../../src-core/code/const.ts';
import { ConstPool } from '../../../src-core/code/const-pool.ts';

describe('ConstPool', () => {
  const tuple = (...items: Const[]) => new TupleConst(items);

  it('keeps constants apart by value and type', () => {
    const pool = new ConstPool();
    const values: Const[] = [
      0,
      false,
      new FloatConst(0),
      new FloatConst(-0),
      '0',
      new BytesConst(Uint8Array.of(48)),
      null,
      2n ** 70n,
    ];
    values.push(tuple(0), tuple(false), tuple(new FloatConst(0)), tuple(tuple(0)), tuple(0, 0), new FrozenSetConst([0]), tuple());
    const keys = new Set(values.map((value) => pool.intern(value)));
    expect(keys.size).toBe(values.length);
  });

  it('hands out the first of equal constants, items included', () => {
    const pool = new ConstPool();
    const inner = pool.intern(tuple(1, 'a'));
    const outer = pool.intern(tuple(tuple(1, 'a'), 2)) as TupleConst;
    expect(outer.items[0]).toBe(inner);
    expect(pool.intern(new FrozenSetConst(['b', 'a']))).toBe(pool.intern(new FrozenSetConst(['a', 'b'])));
  });

  it('takes a NaN for itself only', () => {
    const pool = new ConstPool();
    const nan = new FloatConst(Number.NaN);
    expect(pool.intern(nan)).toBe(pool.intern(nan));
    expect(pool.intern(nan)).not.toBe(pool.intern(new FloatConst(Number.NaN)));
  });
});
