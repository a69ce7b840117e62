/** Reads the instruction declarations of ops/*.ts with the TypeScript compiler API. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface StackItem {
  name: string;
  /** JS expression over `arg`: is it there. */
  condition?: string;
  /** JS expression over `arg`: number of values. */
  count?: string;
}

export interface Declaration {
  opcode: number;
  name: string;
  inputs: StackItem[];
  outputs: StackItem[];
  raw: boolean;
  hot: boolean;
  file: string;
  source: ts.SourceFile;
  body: ts.Expression;
}

export interface Family {
  opcode: number;
  caches: number;
  forms: number[];
}

export interface Declarations {
  instructions: Declaration[];
  families: Family[];
  sources: ts.SourceFile[];
}

/** Splits at commas outside of parentheses and brackets. */
function split(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const c of text) {
    if (c === '(' || c === '[') depth++;
    if (c === ')' || c === ']') depth--;
    if (c === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += c;
  }
  if (part.trim()) parts.push(part.trim());
  return parts;
}

function parseItem(text: string): StackItem {
  const condition = /^(\w+) if \((.*)\)$/.exec(text);
  if (condition) return { name: condition[1], condition: condition[2].replaceAll('oparg', 'arg') };
  const run = /^(\w+)\[(.*)\]$/.exec(text);
  if (run) return { name: run[1], count: run[2].replaceAll('oparg', 'arg') };
  if (!/^\w+$/.test(text)) throw new Error(`not a stack item: ${text}`);
  return { name: text };
}

/** `(a, b -- c)` as inputs and outputs, bottom first. */
export function parseEffect(text: string): { inputs: StackItem[]; outputs: StackItem[] } {
  const [before, after] = text.slice(1, -1).split('--');
  return { inputs: split(before).map(parseItem), outputs: split(after).map(parseItem) };
}

function numberOf(node: ts.Expression): number {
  if (!ts.isNumericLiteral(node)) throw new Error(`an opcode must be a number: ${node.getText()}`);
  return Number(node.text);
}

export function readDeclarations(folder: string): Declarations {
  const out: Declarations = { instructions: [], families: [], sources: [] };
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.ts') || name === 'dsl.ts') continue;
    const source = ts.createSourceFile(name, readFileSync(join(folder, name), 'utf8'), ts.ScriptTarget.ES2023, true);
    out.sources.push(source);
    for (const statement of source.statements) {
      if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) continue;
      readCall(statement.expression, source, name, out);
    }
  }
  return out;
}

function readCall(call: ts.CallExpression, source: ts.SourceFile, file: string, out: Declarations): void {
  const callee = call.expression.getText();
  const args = call.arguments;
  if (callee === 'family') {
    const fields = (args[1] as ts.ArrayLiteralExpression).elements.map((e) => (e as ts.StringLiteral).text);
    out.families.push({
      opcode: numberOf(args[0]),
      caches: fields.reduce((sum, field) => sum + Number(/\/(\d)$/.exec(field)?.[1] ?? 1), 0),
      forms: (args[2] as ts.ArrayLiteralExpression).elements.map(numberOf),
    });
  } else if (callee === 'inst' || callee === 'raw') {
    const effect = args[2];
    const text = ts.isStringLiteral(effect)
      ? effect.text
      : source.text.match(new RegExp(`const ${effect.getText()} = '([^']*)'`))?.[1];
    if (text === undefined) throw new Error(`${file}: the stack effect of ${args[1].getText()} must be a literal`);
    out.instructions.push({
      opcode: numberOf(args[0]),
      name: (args[1] as ts.StringLiteral).text,
      ...parseEffect(text),
      raw: callee === 'raw',
      hot: args[4]?.getText().includes('hot: true') ?? false,
      file,
      source,
      body: args[3],
    });
  }
}
