/** Cells (Objects/cellobject.c). */
import { richCompare } from './abstract/compare.ts';
import { fillType } from './define.ts';
import { raise } from './raise.ts';
import { cellType, EQ, GE, GT, LE, LT, NE, typeOf } from './type.ts';
import { NotImplemented, PyCell, utf16 } from './value.ts';

fillType(cellType, {
  class: PyCell,
  text: '([contents])',
  slots: {
    tp_new: (_t, _cls, args) => {
      if (args.length > 1) return raise.TypeError(`cell expected at most 1 argument, got ${args.length}`);
      return new PyCell(args[0]);
    },
    tp_repr: (t, self: PyCell) => {
      const id = t.runtime.identity(self).toString(16);
      if (self.value === undefined) return `<cell at 0x${id}: empty>`;
      return `<cell at 0x${id}: ${utf16(typeOf(self.value).name)} object at 0x${t.runtime.identity(self.value).toString(16)}>`;
    },
    tp_richcompare: (t, a: PyCell, b, op) => {
      const other = b as unknown;
      if (!(other instanceof PyCell)) return NotImplemented;
      if (a.value !== undefined && other.value !== undefined) return richCompare(t, a.value, other.value, op);
      const order = Number(a.value !== undefined) - Number(other.value !== undefined);
      return { [LT]: order < 0, [LE]: order <= 0, [EQ]: order === 0, [NE]: order !== 0, [GT]: order > 0, [GE]: order >= 0 }[op];
    },
  },
  constants: { __hash__: null },
  getset: {
    cell_contents: [
      (_t, self: PyCell) => (self.value === undefined ? raise.ValueError('Cell is empty') : self.value),
      (_t, self: PyCell, value) => {
        self.value = value;
      },
    ],
  },
});
