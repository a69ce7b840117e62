/**
 * Prints `protocol/opcode-notes.generated.ts`: what each generic instruction does, in the words of the comment on its declaration,
 * with the picture of the stack that the declaration gives. For people; the machine knows nothing of it.
 */
import ts from 'typescript';
import { DEOPT } from '../../code/opcodes.generated.ts';
import { type Declaration, readDeclarations, type StackItem } from './declarations.ts';

/** The instrumented forms begin here; they stand for others. */
const FIRST_INSTRUMENTED = 237;

export function generateNotes(folder: string): string {
  const { instructions } = readDeclarations(folder);
  const generic = instructions
    .filter(({ opcode }) => !DEOPT.has(opcode) && opcode < FIRST_INSTRUMENTED)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const rows = generic.map(
    (each) =>
      `  ${each.name}: { does: ${JSON.stringify(wordsOf(each))}, picture: ${JSON.stringify(pictureOf(each))}, takes: ${takesOf(each)} },`,
  );
  return `// Generated from the declarations of ops/*.ts by ops/gen/generate-notes.ts; do not edit.

/** What an instruction does, for people. */
export interface OpcodeNote {
  /** A clause that begins with a verb: \`pushes a constant\`. */
  readonly does: string;
  /** Values before and after, top at the right: \`(lhs, rhs -- res)\`. */
  readonly picture: string;
  /** How many values it takes off the stack or works on, for its argument. */
  readonly takes: (arg: number) => number;
}

/** By the name of the generic instruction. */
export const OPCODE_NOTES: Readonly<Record<string, OpcodeNote>> = {
${rows.join('\n')}
};
`;
}

/** The first sentence of the comment, as a clause. */
function wordsOf({ name, source, body, file }: Declaration): string {
  let node: ts.Node = body;
  while (!ts.isExpressionStatement(node)) node = node.parent;
  const comment = ts
    .getLeadingCommentRanges(source.text, node.getFullStart())
    ?.map(({ pos, end }) => source.text.slice(pos, end))
    .at(-1);
  if (!comment?.startsWith('/**')) throw new Error(`${file}: ${name} has no comment that says what it does`);
  const text = comment
    .slice(3, -2)
    .replace(/\n\s*\* ?/g, ' ')
    .trim();
  const sentence = /^.*?[.](?=\s|$)/.exec(text)?.[0].slice(0, -1) ?? text;
  return sentence[0].toLowerCase() + sentence.slice(1);
}

function pictureOf({ inputs, outputs }: Declaration): string {
  const side = (items: readonly StackItem[]) =>
    items
      .map(({ name, count, condition }) => `${name}${count ? `[${count}]` : ''}${condition ? ` if ${condition}` : ''}`)
      .join(', ');
  return `(${side(inputs)} -- ${side(outputs)})`.replace('( --', '(--').replace('-- )', '--)');
}

/** Values that only lie below the others, named alike before and after, are not taken. */
function takesOf({ inputs, outputs }: Declaration): string {
  let kept = 0;
  while (kept < inputs.length && kept < outputs.length && inputs[kept].name === outputs[kept].name) kept++;
  const terms = inputs
    .slice(kept)
    .map(({ count, condition }) =>
      count ? (/^\w+$/.test(count) ? count : `(${count})`) : condition ? `(${condition} ? 1 : 0)` : '1',
    );
  const fixed = terms.filter((term) => term === '1').length;
  const varying = terms.filter((term) => term !== '1');
  const sum = [...(fixed > 0 || varying.length === 0 ? [String(fixed)] : []), ...varying].join(' + ');
  return `${varying.length > 0 ? '(arg)' : '()'} => ${sum}`;
}
