/**
 * Makes code/opcodes.generated.ts, the numbers and kinds of the instructions, from the facts taken from CPython
 * (resources/facts/opcodes.json).
 */
interface Facts {
  opcodes: Record<string, number>;
  have_argument: number;
  caches: Record<string, number>;
  cache_format: Record<string, Record<string, number>>;
  compare_ops: string[];
  binary_ops: [string, string][];
  intrinsics_1: string[];
  intrinsics_2: string[];
  families: Record<string, string[]>;
  [kind: string]: unknown;
}

/** The text of opcodes.generated.ts. */
export function generateOpcodes(json: string): string {
  const facts = JSON.parse(json) as Facts;
  const number = (name: string) => facts.opcodes[name];
  const list = (kind: string) => (facts[kind] as string[]).map(number).join(', ');
  const deopt = Object.entries(facts.families).flatMap(([base, forms]) =>
    forms.map((form) => `[${number(form)}, ${number(base)}]`),
  );
  const names = Object.entries(facts.opcodes).map(([name, n]) => `  ${n}: '${name}',`);
  return `// Generated from resources/facts/opcodes.json by ops/gen/generate-opcodes.ts; do not edit.

/** Opcode numbers of CPython 3.12 by name: real, specialised, instrumented (237-254) and pseudo (256 and up). */
export const OP = {
${Object.entries(facts.opcodes)
  .map(([name, n]) => `  ${name}: ${n},`)
  .join('\n')}
} as const;

export type OpName = keyof typeof OP;

export const OPNAME: Readonly<Record<number, OpName>> = {
${names.join('\n')}
};

/** From this number on an instruction uses its argument. */
export const HAVE_ARGUMENT = ${facts.have_argument};

/** Number of inline cache entries (code units) after an instruction, by opcode; absent means none. */
export const CACHES: Readonly<Record<number, number>> = { ${Object.entries(facts.caches)
    .map(([n, c]) => `${number(n)}: ${c}`)
    .join(', ')} };

/** Names and sizes (code units) of the cache fields, in order, by opcode. */
export const CACHE_FORMAT: Readonly<Record<number, Readonly<Record<string, number>>>> = {
${Object.entries(facts.cache_format)
  .filter(([n]) => number(n) !== undefined)
  .map(
    ([n, f]) =>
      `  ${number(n)}: { ${Object.entries(f)
        .map(([k, v]) => `${k}: ${v}`)
        .join(', ')} },`,
  )
  .join('\n')}
};

export const HAS_ARG: ReadonlySet<number> = new Set([${list('has_arg')}]);
export const HAS_CONST: ReadonlySet<number> = new Set([${list('has_const')}]);
export const HAS_NAME: ReadonlySet<number> = new Set([${list('has_name')}]);
/** Relative jumps; 3.12 has no absolute ones. */
export const HAS_JREL: ReadonlySet<number> = new Set([${list('has_jrel')}]);
export const HAS_LOCAL: ReadonlySet<number> = new Set([${list('has_local')}]);
export const HAS_FREE: ReadonlySet<number> = new Set([${list('has_free')}]);
/** Pseudo instructions that open an exception range. */
export const HAS_EXC: ReadonlySet<number> = new Set([${list('has_exc')}]);

/** Operators of COMPARE_OP (its argument shifted right by 4). */
export const COMPARE_OPS: readonly string[] = [${facts.compare_ops.map((o) => `'${o}'`).join(', ')}];

/** Name and symbol of each argument of BINARY_OP. */
export const BINARY_OPS: readonly (readonly [string, string])[] = [${facts.binary_ops.map(([n, s]) => `['${n}', '${s}']`).join(', ')}];

export const INTRINSICS_1: readonly string[] = [${facts.intrinsics_1.map((n) => `'${n}'`).join(', ')}];
export const INTRINSICS_2: readonly string[] = [${facts.intrinsics_2.map((n) => `'${n}'`).join(', ')}];

/** Specialised opcode to the generic one of its family; absent means that it is generic itself. */
export const DEOPT: ReadonlyMap<number, number> = new Map([${deopt.join(', ')}]);
`;
}
