/** Replacements as Python text: run behind the program's own definitions, it makes the same code of them by `code.replace`. */
import type { CodeObject } from '../../code/code-object.ts';
import type { Const } from '../../code/const.ts';
import { sameConst } from '../../code/const-pool.ts';
import { reprConst } from '../../code/const-repr.ts';
import type { Registered, Registry } from '../registry.ts';

const HEAD = `from types import CodeType


def patched(code, path, change):
    """The code object with the one that the qualified names of \`path\` lead to changed."""
    if not path:
        return change(code)
    consts = tuple(
        patched(item, path[1:], change) if isinstance(item, CodeType) and item.co_qualname == path[0] else item
        for item in code.co_consts
    )
    return code.replace(co_consts=consts)

`;

const bytesText = (bytes: Uint8Array): string =>
  `bytes.fromhex('${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}')`;
const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i]);
const tupleText = (items: readonly string[]) => `(${items.join(', ')}${items.length === 1 ? ',' : ''})`;

/** A constant as an expression; a code object is the one that stands at its place already. */
function constText(value: Const, index: number): string {
  if (value !== null && typeof value === 'object' && value.kind === 'code') return `c.co_consts[${index}]`;
  const text = reprConst(value, () => '');
  return text.replace(/(?<![\w.'"])(inf|nan)\b/g, "float('$1')");
}

/** The keywords of \`replace\` that differ. */
function changes(old: CodeObject, fresh: CodeObject): string[] {
  const f = old.fields;
  const g = fresh.fields;
  const out: string[] = [];
  const isCode = (value: Const) => value !== null && typeof value === 'object' && value.kind === 'code';
  const sameConsts =
    f.consts.length === g.consts.length &&
    f.consts.every((value, i) => (isCode(value) ? isCode(g.consts[i]) : !isCode(g.consts[i]) && sameConst(value, g.consts[i])));
  if (!sameConsts) out.push(`co_consts=${tupleText(g.consts.map(constText))}`);
  if (f.names.join('\n') !== g.names.join('\n')) out.push(`co_names=${tupleText(g.names.map((name) => `'${name}'`))}`);
  for (const name of ['code', 'linetable', 'exceptiontable'] as const)
    if (!sameBytes(f[name], g[name])) out.push(`co_${name}=${bytesText(g[name])}`);
  for (const name of ['flags', 'stacksize'] as const) if (f[name] !== g[name]) out.push(`co_${name}=${g[name]}`);
  return out;
}

/** The statements for every code object that was replaced; those of a module cannot be told, since it has run by then. */
export function pythonText(registry: Registry, entries: readonly Registered[]): string {
  const lines = entries.flatMap((entry) => {
    const owners = ownersOf(registry, entry);
    const top = owners.find(
      ({ source }) => source.fields.qualname !== '<module>' && !source.fields.qualname.includes('<locals>'),
    );
    if (!top || entry.source.fields.qualname === '<module>')
      return ['# The code of a module runs once: it is not replaced here.'];
    const path = owners.slice(owners.indexOf(top) + 1).map(({ source }) => `'${source.fields.qualname}'`);
    const name = top.source.fields.qualname;
    const change = `lambda c: c.replace(${changes(entry.original, entry.source).join(', ')})`;
    return [`${name}.__code__ = patched(${name}.__code__, [${path.join(', ')}], ${change})`];
  });
  return `${HEAD}\n${lines.join('\n')}\n`;
}

/** A code object and those that it lies in, the outermost first. */
function ownersOf(registry: Registry, entry: Registered): Registered[] {
  const out = [entry];
  for (let at = entry; at.parent !== null; ) {
    at = registry.get(at.parent);
    out.unshift(at);
  }
  return out;
}
