import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src-core/code/assembly-read.ts';
import { CodeObject } from '../../../src-core/code/code-object.ts';
import { codeInstructions } from '../../../src-core/code/instructions.ts';
import { OP } from '../../../src-core/code/opcodes.generated.ts';
import { VerifyError, type VerifyRule, verifyCode } from '../../../src-core/code/verify.ts';
import { compile } from '../../../src-core/compile/compile.ts';
import { nestedCode } from '../../support/code-text.ts';
import { libraryModules } from '../../support/library.ts';

/** A function of one argument `a` with locals `b`, a cell `c` and a free variable `d`, around the given instructions. */
function listing(body: string, header = ''): CodeObject {
  return assemble(`
    .code 'f'
    .firstlineno 1
    .flags OPTIMIZED NEWLOCALS
    .argcount 1
    .stacksize 9
    .slots a:local b:local c:cell d:free
    .names n m
    .const None
    .const 1
    .const ('k', 'j')
    ${header}
    .begin
    ${body}
    .endcode`);
}

/** The compiled function whose bytes a corruption changes. */
function compiled(source: string): CodeObject {
  return nestedCode(compile(source, 'f.py'))[1];
}

function patch(code: CodeObject, change: Partial<CodeObject['fields']>): CodeObject {
  return new CodeObject({ ...code.fields, ...change });
}

/** Writes bytes over the first instruction of a kind. */
function overwrite(code: CodeObject, opname: keyof typeof OP, bytes: number[], shift = 0): CodeObject {
  const units = code.fields.code.slice();
  const found = [...codeInstructions(units)].find(({ opcode }) => opcode === OP[opname]);
  if (!found) throw new Error(`no ${opname}`);
  units.set(bytes, found.offset + shift);
  return patch(code, { code: units });
}

const LOOP = compiled('def f(a):\n  for x in a:\n    if x: return x\n  return print(a, k=1)\n');
const TRY = compiled('def f(a):\n  try:\n    return a()\n  except E:\n    return 1\n');

const CORRUPTIONS: [string, VerifyRule, () => CodeObject][] = [
  ['no code at all', 'truncated', () => patch(LOOP, { code: new Uint8Array(0) })],
  ['an odd number of bytes', 'truncated', () => patch(LOOP, { code: LOOP.fields.code.slice(0, -1) })],
  [
    'caches cut off',
    'truncated',
    () => patch(listing('LOAD_FAST a\nLOAD_FAST a\nBINARY_OP +'), { code: Uint8Array.of(124, 0, 124, 0, 122, 0) }),
  ],
  ['a prefix at the end', 'truncated', () => patch(LOOP, { code: Uint8Array.of(121, 0, 144, 1) })],
  ['an unknown opcode', 'opcode', () => overwrite(LOOP, 'RESUME', [200, 0])],
  ['a specialised opcode', 'opcode', () => overwrite(LOOP, 'FOR_ITER', [OP.FOR_ITER_LIST])],
  ['an instrumented opcode', 'opcode', () => overwrite(LOOP, 'RESUME', [OP.INSTRUMENTED_RESUME])],
  ['an opcode of the machine', 'opcode', () => overwrite(LOOP, 'RESUME', [OP.INTERPRETER_EXIT])],
  ['CACHE as an instruction', 'opcode', () => overwrite(LOOP, 'RESUME', [OP.CACHE])],
  ['RESERVED', 'opcode', () => overwrite(LOOP, 'RESUME', [OP.RESERVED])],
  ['a cache that is not empty', 'cache', () => overwrite(LOOP, 'LOAD_GLOBAL', [7], 4)],
  ['a constant that is not there', 'operand', () => listing('RETURN_CONST #9')],
  ['a name that is not there', 'operand', () => listing('LOAD_GLOBAL #9\nRETURN_VALUE')],
  ['an attribute name that is not there', 'operand', () => listing('LOAD_FAST a\nLOAD_ATTR #4\nRETURN_VALUE')],
  [
    'a super attribute name that is not there',
    'operand',
    () => listing('LOAD_FAST a\nLOAD_FAST a\nLOAD_FAST a\nLOAD_SUPER_ATTR #8\nRETURN_VALUE'),
  ],
  ['a slot that is not there', 'operand', () => listing('LOAD_FAST #4\nRETURN_VALUE')],
  ['a cell instruction on a local', 'operand', () => listing('MAKE_CELL #0\nRETURN_CONST None')],
  ['another number of free variables', 'operand', () => listing('COPY_FREE_VARS 2\nRETURN_CONST None')],
  ['an unknown operator', 'operand', () => listing('LOAD_FAST a\nLOAD_FAST a\nBINARY_OP #26\nRETURN_VALUE')],
  ['an unknown comparison', 'operand', () => listing('LOAD_FAST a\nLOAD_FAST a\nCOMPARE_OP #96\nRETURN_VALUE')],
  ['the intrinsic 0', 'operand', () => listing('LOAD_FAST a\nCALL_INTRINSIC_1 #0\nRETURN_VALUE')],
  ['an unknown intrinsic of two', 'operand', () => listing('LOAD_FAST a\nLOAD_FAST a\nCALL_INTRINSIC_2 #5\nRETURN_VALUE')],
  [
    'a slice of four',
    'operand',
    () => listing('LOAD_FAST a\nLOAD_FAST a\nLOAD_FAST a\nLOAD_FAST a\nBUILD_SLICE #4\nRETURN_VALUE'),
  ],
  ['SWAP 1', 'operand', () => listing('LOAD_FAST a\nSWAP 1\nRETURN_VALUE')],
  ['COPY 0', 'operand', () => listing('LOAD_FAST a\nCOPY 0\nRETURN_VALUE')],
  ['RAISE_VARARGS 3', 'operand', () => listing('LOAD_FAST a\nLOAD_FAST a\nLOAD_FAST a\nRAISE_VARARGS 3')],
  ['LIST_APPEND 0', 'operand', () => listing('LOAD_FAST a\nLIST_APPEND 0\nRETURN_CONST None')],
  ['a jump past the end', 'jump-target', () => overwrite(LOOP, 'POP_JUMP_IF_TRUE', [OP.POP_JUMP_IF_TRUE, 250])],
  ['a jump before the start', 'jump-target', () => overwrite(LOOP, 'JUMP_BACKWARD', [OP.JUMP_BACKWARD, 99])],
  [
    'a jump into caches',
    'jump-target',
    () =>
      overwrite(LOOP, 'JUMP_BACKWARD', [
        OP.JUMP_BACKWARD,
        LOOP.fields.code[[...codeInstructions(LOOP.fields.code)].find(({ opcode }) => opcode === OP.JUMP_BACKWARD)!.offset + 1] -
          1,
      ]),
  ],
  [
    'a jump between a prefix and its instruction',
    'jump-target',
    () => patch(LOOP, { code: Uint8Array.of(110, 1, 144, 0, 121, 0) }),
  ],
  [
    'FOR_ITER without END_FOR',
    'for-target',
    () => listing('LOAD_FAST a\nGET_ITER\nL:\nFOR_ITER M\nPOP_TOP\nJUMP_BACKWARD L\nM:\nPOP_TOP\nPOP_TOP\nRETURN_CONST None'),
  ],
  ['KW_NAMES without CALL', 'keyword-names', () => listing('KW_NAMES #2\nRETURN_CONST None')],
  ['KW_NAMES of no names', 'keyword-names', () => listing('PUSH_NULL\nLOAD_FAST a\nKW_NAMES #1\nCALL 0\nRETURN_VALUE')],
  [
    'more names than arguments',
    'keyword-names',
    () => listing('PUSH_NULL\nLOAD_FAST a\nLOAD_FAST a\nKW_NAMES #2\nCALL 1\nRETURN_VALUE'),
  ],
  ['a yield outside generators', 'code-kind', () => listing('LOAD_FAST a\nYIELD_VALUE 0\nRETURN_VALUE')],
  ['RETURN_GENERATOR outside generators', 'code-kind', () => listing('RETURN_GENERATOR\nPOP_TOP\nRETURN_CONST None')],
  ['a generator that does not begin', 'code-kind', () => listing('RETURN_CONST None', '.flags GENERATOR')],
  ['ranges that overlap', 'exception-order', () => patch(TRY, { exceptiontable: Uint8Array.of(0x81, 4, 10, 0, 0x82, 2, 10, 0) })],
  ['an empty range', 'exception-order', () => patch(TRY, { exceptiontable: Uint8Array.of(0x81, 0, 1, 0) })],
  ['a range past the end', 'exception-range', () => patch(TRY, { exceptiontable: Uint8Array.of(0x81, 0x43, 0x3f, 1, 0) })],
  ['a range that begins in caches', 'exception-range', () => patch(TRY, { exceptiontable: Uint8Array.of(0x85, 2, 1, 0) })],
  ['a handler in caches', 'exception-target', () => patch(TRY, { exceptiontable: Uint8Array.of(0x81, 1, 5, 0) })],
  [
    'a handler that keeps more than there is',
    'exception-depth',
    () => listing('.try H depth 2\nLOAD_GLOBAL n\nPOP_TOP\n.endtry\nRETURN_CONST None\nH:\nPUSH_EXC_INFO\nRERAISE 0'),
  ],
  [
    'a handler that keeps what the instruction took',
    'exception-depth',
    () => listing('LOAD_FAST a\n.try H depth 1\nUNARY_NOT\n.endtry\nRETURN_VALUE\nH:\nPUSH_EXC_INFO\nRERAISE 0'),
  ],
  ['a pop from nothing', 'stack-underflow', () => listing('POP_TOP\nRETURN_CONST None')],
  ['an operation on one value', 'stack-underflow', () => listing('LOAD_FAST a\nBINARY_OP +\nRETURN_VALUE')],
  ['SWAP below the bottom', 'stack-underflow', () => listing('LOAD_FAST a\nSWAP 2\nRETURN_VALUE')],
  ['COPY from below the bottom', 'stack-underflow', () => listing('LOAD_FAST a\nCOPY 2\nRETURN_VALUE')],
  ['LIST_APPEND to nothing', 'stack-underflow', () => listing('LOAD_FAST a\nLIST_APPEND 1\nRETURN_CONST None')],
  ['a call without its place for self', 'stack-underflow', () => listing('LOAD_FAST a\nCALL 0\nRETURN_VALUE')],
  [
    'two heights at one place',
    'stack-merge',
    () => listing('LOAD_FAST a\nPOP_JUMP_IF_FALSE L\nLOAD_FAST a\nL:\nRETURN_CONST None'),
  ],
  ['a loop that grows', 'stack-merge', () => listing('L:\nLOAD_FAST a\nJUMP_BACKWARD L')],
  [
    'a stack larger than declared',
    'stack-size',
    () => patch(listing('LOAD_FAST a\nLOAD_FAST a\nPOP_TOP\nRETURN_VALUE'), { stacksize: 1 }),
  ],
  ['NULL where an object is taken', 'value-kind', () => listing('PUSH_NULL\nRETURN_VALUE')],
  ['NULL dropped', 'value-kind', () => listing('PUSH_NULL\nPOP_TOP\nRETURN_CONST None')],
  ['NULL as an argument', 'value-kind', () => listing('PUSH_NULL\nLOAD_FAST a\nPUSH_NULL\nCALL 1\nRETURN_VALUE')],
  ['a method pair as one value', 'value-kind', () => listing('LOAD_FAST a\nLOAD_ATTR n +method\nSWAP 2\nPOP_TOP\nRETURN_VALUE')],
  [
    'CALL_FUNCTION_EX without NULL',
    'value-kind',
    () => listing('LOAD_FAST a\nLOAD_FAST a\nLOAD_FAST a\nCALL_FUNCTION_EX 0\nRETURN_VALUE'),
  ],
  ['RERAISE of an object', 'value-kind', () => listing('LOAD_FAST a\nRERAISE 0')],
  ['POP_EXCEPT of an object', 'value-kind', () => listing('LOAD_FAST a\nPOP_EXCEPT\nRETURN_CONST None')],
  [
    'RERAISE with lasti where none was kept',
    'value-kind',
    () => listing('.try H depth 0\nLOAD_GLOBAL n\nRETURN_VALUE\n.endtry\nH:\nPUSH_EXC_INFO\nLOAD_FAST a\nSWAP 2\nRERAISE 1'),
  ],
  ['a local that is not bound', 'slot-kind', () => listing('LOAD_FAST b\nRETURN_VALUE')],
  ['a local that was deleted', 'slot-kind', () => listing('DELETE_FAST a\nLOAD_FAST a\nRETURN_VALUE')],
  [
    'a local bound on one way only',
    'slot-kind',
    () => listing('LOAD_FAST a\nPOP_JUMP_IF_FALSE L\nLOAD_FAST a\nSTORE_FAST b\nL:\nLOAD_FAST b\nRETURN_VALUE'),
  ],
  ['a cell that was not made', 'slot-kind', () => listing('LOAD_DEREF c\nRETURN_VALUE')],
  ['free variables that were not copied', 'slot-kind', () => listing('LOAD_DEREF d\nRETURN_VALUE')],
  ['the closure of a slot without cell', 'slot-kind', () => listing('LOAD_CLOSURE c\nRETURN_VALUE')],
  ['a value left behind', 'return-height', () => listing('LOAD_FAST a\nRETURN_CONST None')],
  ['code that does not end', 'falls-off', () => listing('LOAD_FAST a\nPOP_TOP')],
  ['a call at the end', 'falls-off', () => listing('PUSH_NULL\nLOAD_FAST a\nCALL 0')],
];

describe('verifyCode', () => {
  it.each(CORRUPTIONS)('refuses %s (%s)', (_, rule, corrupt) => {
    let refused: VerifyError | undefined;
    try {
      verifyCode(corrupt());
    } catch (error) {
      if (!(error instanceof VerifyError)) throw error;
      refused = error;
    }
    expect(refused?.rule).toBe(rule);
  });

  it('knows at least fifty corruptions', () => {
    expect(CORRUPTIONS.length).toBeGreaterThanOrEqual(50);
  });

  it('accepts what the compiler makes, with the same co_stacksize', () => {
    let verified = 0;
    for (const { bytes, path } of libraryModules().filter((_, i) => i % 10 === 0)) {
      for (const code of nestedCode(compile(bytes, path))) {
        expect(verifyCode(code).stacksize).toBe(code.fields.stacksize);
        verified++;
      }
    }
    expect(verified).toBeGreaterThan(1000);
  });

  it('tells the kinds of values and slots at every instruction', () => {
    const { states } = verifyCode(compiled('def f(a):\n  try: print(a)\n  except E: pass\n'));
    const stacks = [...states.values()].map(({ stack }) => stack);
    for (const stack of ['', 'nv', 'nvv', 'e', 'pe', 'pev', 'p', 'ple', 'plep']) expect(stacks).toContain(stack);
    expect(states.get(0)).toEqual({ stack: '', slots: 'v' });
  });
});
