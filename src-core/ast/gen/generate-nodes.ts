/**
 * Makes ast/nodes.generated.ts from ast/python.asdl: a class per constructor, a union per sum, and the table of fields that
 * `dump`, the visitor and the validator walk. Run by `npm run generate`.
 */
export interface Field {
  type: string;
  name: string;
  opt: boolean;
  seq: boolean;
  optElement: boolean;
}
interface Constructor {
  name: string;
  fields: Field[];
}
interface Sum {
  name: string;
  constructors: Constructor[];
  attributes: Field[];
  product: boolean;
}

function parseFields(text: string): Field[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const match = /^(\w+)(\?\*|[?*]?)\s+(\w+)$/.exec(part);
      if (!match) throw new Error(`python.asdl: not a field: ${part}`);
      return {
        type: match[1],
        name: match[3],
        opt: match[2] === '?',
        seq: match[2].endsWith('*'),
        optElement: match[2] === '?*',
      };
    });
}

/** Parses ASDL text into its sums and products, in order. Raises Error at a definition that it does not understand. */
export function parseAsdl(text: string): Sum[] {
  const body = text
    .replace(/--.*$/gm, '')
    .replace(/^[\s\S]*?\{/, '')
    .replace(/\}\s*$/, '');
  const sums: Sum[] = [];
  for (const chunk of body.split(/\n(?=\s*\w+\s*=)/)) {
    const head = /^\s*(\w+)\s*=\s*([\s\S]*?)\s*$/.exec(chunk);
    if (!head) continue;
    let rest = head[2];
    let attributes: Field[] = [];
    const tail = /\battributes\s*\(([^)]*)\)\s*$/.exec(rest);
    if (tail) {
      attributes = parseFields(tail[1]);
      rest = rest.slice(0, tail.index);
    }
    const product = rest.trim().startsWith('(');
    const constructors = product
      ? [{ name: head[1], fields: parseFields(rest.trim().slice(1, -1)) }]
      : rest.split('|').map((alternative) => {
          const match = /^\s*(\w+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(alternative);
          if (!match) throw new Error(`python.asdl: not a constructor: ${alternative}`);
          return { name: match[1], fields: parseFields(match[2] ?? '') };
        });
    sums.push({ name: head[1], constructors, attributes, product });
  }
  return sums;
}

/** A module may not declare a class `arguments`; it has this name inside the file and its own outside. */
const LOCAL_NAMES: Record<string, string> = { arguments: 'Arguments' };

const PRIMITIVE: Record<string, string> = { identifier: 'string', string: 'Text', int: 'number', constant: 'Const' };

function typeOf(field: Field, enumerations: Set<string>): string {
  const base = PRIMITIVE[field.type] ?? (enumerations.has(field.type) ? field.type : (LOCAL_NAMES[field.type] ?? field.type));
  if (field.seq) return field.optElement ? `(${base} | undefined)[]` : `${base}[]`;
  return field.opt ? `${base} | undefined` : base;
}

/** The table of sums and products, in the order of the grammar. */
function sumTable(sums: readonly Sum[], enumerations: Set<string>): string[] {
  return [
    '/** A definition of the grammar: what it is, its members in order, and where attributes may be missing (`?`). */',
    'export interface SumInfo {',
    "  name: string; kind: 'sum' | 'product' | 'enumeration'; members: readonly string[]; attributes: readonly (readonly [string, string, string])[];",
    '}',
    'export const SUMS: readonly SumInfo[] = [',
    ...sums.map(({ name, product, constructors, attributes }) => {
      const kind = product ? 'product' : enumerations.has(name) ? 'enumeration' : 'sum';
      const members = constructors.map((c) => `'${c.name}'`).join(', ');
      const rows = attributes.map((a) => `['${a.name}', '${a.type}', '${a.opt ? '?' : ''}']`).join(', ');
      return `  { name: '${name}', kind: '${kind}', members: [${members}], attributes: [${rows}] },`;
    }),
    '];',
    '',
  ];
}

/** The text of nodes.generated.ts. */
export function generateNodes(asdl: string): string {
  const sums = parseAsdl(asdl);
  const enumerations = new Set(sums.filter((s) => s.constructors.every((c) => c.fields.length === 0)).map((s) => s.name));
  const out: string[] = [
    '// Generated from ast/python.asdl by ast/gen/generate-nodes.ts; do not edit.',
    '/* eslint-disable */',
    "import type { Const, Text } from '../code/const.ts';",
    '',
    '/** Where a node stands: lines from 1, columns in UTF-8 bytes from 0; the end is exclusive. */',
    'export interface Located { lineno: number; col_offset: number; end_lineno: number; end_col_offset: number }',
    '',
  ];
  const table: string[] = [];
  const nodes: string[] = [];
  for (const sum of sums) {
    if (enumerations.has(sum.name)) {
      out.push(`export type ${sum.name} = ${sum.constructors.map((c) => `'${c.name}'`).join(' | ')};`, '');
      continue;
    }
    for (const c of sum.constructors) {
      const local = LOCAL_NAMES[c.name];
      nodes.push(local ?? c.name);
      const all = [...c.fields, ...sum.attributes.map((a) => ({ ...a, opt: false }))];
      out.push(`${local ? `class ${local}` : `export class ${c.name}`} {`, `  readonly _type = '${c.name}' as const;`);
      if (all.length) {
        out.push('  constructor(');
        for (const field of all) out.push(`    public ${field.name}: ${typeOf(field, enumerations)},`);
        out.push('  ) {}');
      }
      out.push('}', '');
      if (local) out.push(`export { ${local} as ${c.name} };`, '');
      const rows = c.fields.map((f) => `['${f.name}', '${f.type}', '${f.seq ? (f.optElement ? '?*' : '*') : f.opt ? '?' : ''}']`);
      table.push(`  ${c.name}: { sum: '${sum.name}', fields: [${rows.join(', ')}], located: ${sum.attributes.length > 0} },`);
    }
    if (!sum.product) out.push(`export type ${sum.name} = ${sum.constructors.map((c) => c.name).join(' | ')};`, '');
  }
  out.push(`export type AnyNode = ${nodes.join(' | ')};`, '');
  out.push(
    '/** Field name, ASDL type and mark (`?` optional, `*` sequence, `?*` sequence with holes) of every node class, in order. */',
  );
  out.push('export interface NodeInfo { sum: string; fields: readonly (readonly [string, string, string])[]; located: boolean }');
  out.push('export const NODES: Readonly<Record<string, NodeInfo>> = {', ...table, '};', '');
  out.push('/** Members of the enumerations (contexts and operators). */');
  out.push('export const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {');
  for (const sum of sums)
    if (enumerations.has(sum.name)) out.push(`  ${sum.name}: [${sum.constructors.map((c) => `'${c.name}'`).join(', ')}],`);
  out.push('};', '');
  out.push(...sumTable(sums, enumerations));
  return out.join('\n');
}
