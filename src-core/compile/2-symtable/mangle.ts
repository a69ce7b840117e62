/**
 * Private names: `__name` inside `class C` is `_C__name`. Pure text; which class is the current one is the caller's knowledge.
 */
import type { SymtableEntry } from './entry.ts';

/**
 * The name under which `ident` is stored inside class `privateName`, undefined outside of any class (`_Py_Mangle`,
 * Python/symtable.c).
 */
export function mangle(privateName: string | undefined, ident: string): string {
  if (privateName === undefined || !ident.startsWith('__')) return ident;
  // Dunder names are public, and a dotted name is that of a package in an import.
  if (ident.endsWith('__') || ident.includes('.')) return ident;
  const stem = privateName.replace(/^_+/, '');
  return stem === '' ? ident : `_${stem}${ident}`;
}

/**
 * As `mangle`, from within the scope `entry`: around a generic class only the names of its type parameters are mangled
 * (`_Py_MaybeMangle`).
 */
export function mangleIn(entry: SymtableEntry, privateName: string | undefined, ident: string): string {
  if (entry.mangled_names !== null && !entry.mangled_names.has(ident)) return ident;
  return mangle(privateName, ident);
}
