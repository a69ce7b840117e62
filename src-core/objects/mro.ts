/** The method resolution order: C3 (Objects/typeobject.c `pmerge`, `mro_implementation`). */
import { raise } from './raise.ts';
import { type PyType, UNRESOLVED } from './type.ts';
import { utf16 } from './value.ts';

/** Linearises a class by its bases. Raises TypeError for a duplicate base or where no order is consistent. */
export function computeMro(type: PyType): PyType[] {
  const { bases } = type;
  for (const base of bases) {
    if (base.mro === UNRESOLVED) raise.TypeError(`Cannot extend an incomplete type '${utf16(base.name)}'`);
  }
  if (bases.length === 1) return [type, ...bases[0].mro];
  for (let i = 0; i < bases.length; i++) {
    if (bases.indexOf(bases[i], i + 1) > 0) raise.TypeError(`duplicate base class ${utf16(bases[i].name)}`);
  }
  const sequences = [...bases.map((base) => base.mro.slice()), bases.slice()];
  const out = [type];
  for (;;) {
    const live = sequences.filter((sequence) => sequence.length > 0);
    if (live.length === 0) return out;
    const next = live.map((s) => s[0]).find((candidate) => !live.some((s) => s.indexOf(candidate) > 0));
    if (next === undefined) {
      const left = [...new Set(live.map((s) => s[0]))].map((base) => utf16(base.name));
      raise.TypeError(`Cannot create a consistent method resolution\norder (MRO) for bases ${left.join(', ')}`);
    } else {
      out.push(next);
      for (const sequence of sequences) if (sequence[0] === next) sequence.shift();
    }
  }
}
