/** The passes of the flow graph one by one, on small instruction lists; whole programs are compared in tests/conformance. */
import { describe, expect, it } from 'vitest';
import { ConstPool } from '../../../src-core/code/const-pool.ts';
import { codeInstructions } from '../../../src-core/code/instructions.ts';
import { OP, OPNAME } from '../../../src-core/code/opcodes.generated.ts';
import { dumpGraph } from '../../../src-core/compile/4-flowgraph/dump-graph.ts';
import { buildGraph, type FlowGraph } from '../../../src-core/compile/4-flowgraph/graph.ts';
import { optimizeUnit } from '../../../src-core/compile/4-flowgraph/optimize.ts';
import { resolveLabels } from '../../../src-core/compile/4-flowgraph/resolve-labels.ts';
import { applySwaps, shortenSwaps } from '../../../src-core/compile/4-flowgraph/swaps.ts';
import { assembleUnit } from '../../../src-core/compile/5-assemble/assemble.ts';
import { compile } from '../../../src-core/compile/compile.ts';
import { type CodeUnit, InstructionSequence } from '../../../src-core/compile/instruction-sequence.ts';

/** Lines of "label:" or "line OPCODE [arg | label]". */
function sequenceOf(text: string): InstructionSequence {
  const sequence = new InstructionSequence();
  const labels = new Map<string, number>();
  const labelOf = (name: string) => {
    let label = labels.get(name);
    if (label === undefined) labels.set(name, (label = sequence.newLabel()));
    return label;
  };
  for (const line of text.trim().split('\n')) {
    const words = line.trim().split(/\s+/);
    if (words.length === 1) sequence.useLabel(labelOf(words[0].replace(':', '')));
    else {
      const lineno = Number(words[0]);
      const arg = words[2] === undefined ? 0 : /^\d/.test(words[2]) ? Number(words[2]) : labelOf(words[2]);
      const loc = { lineno, end_lineno: lineno, col_offset: lineno < 0 ? -1 : 0, end_col_offset: lineno < 0 ? -1 : 4 };
      sequence.add(OP[words[1] as keyof typeof OP], arg, loc);
    }
  }
  return sequence;
}

function unitOf(text: string, more: Partial<CodeUnit> = {}): CodeUnit {
  return {
    name: 'f',
    qualname: 'f',
    consts: [null],
    names: [],
    varnames: new Map([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]),
    cellvars: new Map(),
    freevars: new Map(),
    fasthidden: new Map(),
    argcount: 1,
    posonlyargcount: 0,
    kwonlyargcount: 0,
    firstlineno: 1,
    flags: 3,
    sequence: sequenceOf(text),
    ...more,
  };
}

function assembled(text: string, more: Partial<CodeUnit> = {}): string[] {
  const code = assembleUnit(unitOf(text, more), 'f.py', new ConstPool());
  return [...codeInstructions(code.fields.code)].map(({ opcode, arg }) =>
    arg === null ? OPNAME[opcode] : `${OPNAME[opcode]} ${arg}`,
  );
}

/** The graph as text after the pass `wanted`. */
function after(wanted: string, text: string, more: Partial<CodeUnit> = {}): string {
  let dump = '';
  optimizeUnit(unitOf(text, more), new ConstPool(), (pass, graph) => {
    if (pass === wanted) dump = dumpGraph(graph);
  });
  return dump;
}

describe('buildGraph', () => {
  it('cuts at labels and behind jumps and exits', () => {
    const graph = buildGraph(
      sequenceOf(`
        1 LOAD_FAST 0
        1 POP_JUMP_IF_FALSE else
        2 LOAD_CONST 0
        2 RETURN_VALUE
        else:
        3 LOAD_CONST 0
        end:
        3 RETURN_VALUE`),
    );
    resolveLabels(graph);
    expect(dumpGraph(graph)).toBe(`B0:
      1  LOAD_FAST                 0
      1  POP_JUMP_IF_FALSE         -> B2
B1:
      2  LOAD_CONST                0
      2  RETURN_VALUE
B2 (label 0):
      3  LOAD_CONST                0
B3 (label 1):
      3  RETURN_VALUE
`);
  });

  it('gives one block to several labels of one place', () => {
    const graph = buildGraph(sequenceOf('1 JUMP x\n1 JUMP y\nx:\ny:\n2 LOAD_CONST 0\n2 RETURN_VALUE'));
    resolveLabels(graph);
    const blocks = [...graph.blocks()];
    expect(blocks[0].instructions[0].target).toBe(blocks[1].instructions[0].target);
  });
});

describe('peephole', () => {
  it('decides constant conditions and drops what cannot run', () => {
    const text = '1 LOAD_CONST 1\n1 POP_JUMP_IF_FALSE out\n2 LOAD_CONST 2\n2 RETURN_VALUE\nout:\n3 LOAD_CONST 0\n3 RETURN_VALUE';
    expect(assembled(text, { consts: [null, true, 5] })).toEqual(['NOP', 'RETURN_CONST 1']);
    expect(assembled(text, { consts: [null, 0, 5] })).toEqual(['NOP', 'RETURN_CONST 0']);
  });

  it('folds tuples of constants and reuses an equal one', () => {
    const text = '1 LOAD_CONST 1\n1 LOAD_CONST 2\n1 BUILD_TUPLE 2\n1 RETURN_VALUE';
    const code = assembleUnit(unitOf(text, { consts: [null, 1, 2] }), 'f.py', new ConstPool());
    expect(code.fields.consts).toEqual([null, { kind: 'tuple', items: [1, 2] }]);
  });

  it('tests for None with one instruction', () => {
    const text =
      '1 LOAD_FAST 0\n1 LOAD_CONST 0\n1 IS_OP 1\n1 POP_JUMP_IF_FALSE out\n1 LOAD_CONST 0\n1 RETURN_VALUE\nout:\n2 LOAD_CONST 0\n2 RETURN_VALUE';
    expect(assembled(text)).toEqual(['LOAD_FAST 0', 'POP_JUMP_IF_NONE 1', 'RETURN_CONST 0', 'RETURN_CONST 0']);
  });

  it('jumps straight to the end of a chain of jumps', () => {
    const dump = after(
      'peephole',
      '1 LOAD_FAST 0\n1 POP_JUMP_IF_FALSE a\n2 LOAD_CONST 0\n2 RETURN_VALUE\na:\n-1 JUMP b\n3 NOP\nb:\n4 LOAD_FAST 0\n4 UNARY_NOT\n4 POP_TOP\n4 LOAD_CONST 0\n4 RETURN_VALUE',
    );
    expect(dump).toContain('POP_JUMP_IF_FALSE         -> B4');
  });
});

describe('swaps', () => {
  /** Runs SWAPs on a stack, top first. */
  function run(swaps: readonly number[], depth: number): number[] {
    const stack = Array.from({ length: depth }, (_, i) => i);
    for (const n of swaps) [stack[0], stack[n - 1]] = [stack[n - 1], stack[0]];
    return stack;
  }

  it('are shortened without a change of their effect', () => {
    for (let seed = 0; seed < 500; seed++) {
      const swaps = Array.from({ length: 1 + (seed % 7) }, (_, i) => 2 + (((seed * 7919 + i * 104729) >> (i % 3)) % 4));
      const [block] = buildGraph(sequenceOf(swaps.map((n) => `1 SWAP ${n}`).join('\n'))).blocks();
      expect(shortenSwaps(block, 0)).toBe(swaps.length - 1);
      const left = block.instructions
        .filter((instruction) => instruction.opcode === OP.SWAP)
        .map((instruction) => instruction.oparg);
      expect(run(left, 5)).toEqual(run(swaps, 5));
      expect(left.length).toBeLessThanOrEqual(swaps.length);
    }
  });

  it('become an exchange of stores, but not across a line or a store to the same local', () => {
    const apply = (text: string) => {
      const [block] = buildGraph(sequenceOf(text)).blocks();
      applySwaps(block, 0);
      return block.instructions.map(({ opcode, oparg }) => `${OPNAME[opcode]} ${oparg}`);
    };
    expect(apply('1 SWAP 2\n1 STORE_FAST 0\n1 STORE_FAST 1')).toEqual(['NOP 0', 'STORE_FAST 1', 'STORE_FAST 0']);
    expect(apply('1 SWAP 2\n1 STORE_FAST 0\n2 STORE_FAST 1')).toEqual(['SWAP 2', 'STORE_FAST 0', 'STORE_FAST 1']);
    expect(apply('1 SWAP 2\n1 STORE_FAST 0\n1 STORE_FAST 0')).toEqual(['SWAP 2', 'STORE_FAST 0', 'STORE_FAST 0']);
  });
});

describe('checkLocals', () => {
  it('checks loads of what may be unbound, once', () => {
    expect(assembled('1 LOAD_FAST 0\n1 LOAD_FAST 1\n1 LOAD_FAST 1\n1 BUILD_TUPLE 3\n1 RETURN_VALUE')).toEqual([
      'LOAD_FAST 0',
      'LOAD_FAST_CHECK 1',
      'LOAD_FAST 1',
      'BUILD_TUPLE 3',
      'RETURN_VALUE',
    ]);
  });

  it('follows more than 64 locals within a block only', () => {
    const names = Array.from({ length: 70 }, (_, i) => `n${i}`);
    const source = `def f():\n  ${names.map((name) => `${name} = 1`).join('; ')}\n  if n0: n1\n  return n2 + n68`;
    const dis = [...codeInstructions((compile(source, 'f.py').fields.consts[0] as ReturnType<typeof compile>).fields.code)];
    const loads = dis
      .filter(({ opcode }) => opcode === OP.LOAD_FAST_CHECK || opcode === OP.LOAD_FAST)
      .map(({ opcode, arg }) => `${OPNAME[opcode]} ${arg}`);
    expect(loads).toEqual(['LOAD_FAST 0', 'LOAD_FAST 1', 'LOAD_FAST 2', 'LOAD_FAST_CHECK 68']);
  });
});

describe('layout', () => {
  const TRY = `
    1 SETUP_FINALLY handler
    1 LOAD_FAST 0
    1 POP_TOP
    1 POP_BLOCK
    1 JUMP end
    handler:
    -1 PUSH_EXC_INFO
    2 POP_TOP
    2 POP_EXCEPT
    2 JUMP end
    end:
    3 LOAD_CONST 0
    3 RETURN_VALUE`;

  it('moves handlers behind all other code and sends them back', () => {
    const code = assembleUnit(unitOf(TRY), 'f.py', new ConstPool());
    expect(assembled(TRY).slice(-4)).toEqual(['PUSH_EXC_INFO', 'POP_TOP', 'POP_EXCEPT', 'RETURN_CONST 0']);
    expect(code.fields.exceptiontable.length).toBeGreaterThan(0);
  });

  it('turns a conditional jump back round', () => {
    const text = 'top:\n1 LOAD_FAST 0\n1 POP_JUMP_IF_TRUE top\n2 LOAD_CONST 0\n2 RETURN_VALUE';
    expect(assembled(text)).toEqual(['LOAD_FAST 0', 'POP_JUMP_IF_FALSE 1', 'JUMP_BACKWARD 3', 'RETURN_CONST 0']);
  });

  it('lengthens jumps until all distances fit', () => {
    const far = Array.from({ length: 300 }, (_, i) => `${i + 2} LOAD_FAST 0\n${i + 2} POP_TOP`).join('\n');
    const text = `1 LOAD_FAST 0\n1 POP_JUMP_IF_FALSE out\n${far}\nout:\n900 LOAD_CONST 0\n900 RETURN_VALUE`;
    expect(assembled(text).slice(0, 4)).toEqual(['LOAD_FAST 0', 'EXTENDED_ARG 2', `POP_JUMP_IF_FALSE ${600}`, 'LOAD_FAST 0']);
  });

  it('prepares generators and cells', () => {
    const more = {
      flags: 0x23,
      cellvars: new Map([
        ['a', 0],
        ['z', 1],
      ]),
      freevars: new Map([['q', 2]]),
    };
    const text = '1 RESUME 0\n1 LOAD_DEREF 2\n1 STORE_DEREF 1\n1 LOAD_CLOSURE 0\n1 RETURN_VALUE';
    const code = assembleUnit(unitOf(text, more), 'f.py', new ConstPool());
    expect(assembled(text, more)).toEqual([
      'COPY_FREE_VARS 1',
      'MAKE_CELL 0',
      'MAKE_CELL 3',
      'RETURN_GENERATOR',
      'POP_TOP',
      'RESUME 0',
      'LOAD_DEREF 4',
      'STORE_DEREF 3',
      'LOAD_CLOSURE 0',
      'RETURN_VALUE',
    ]);
    expect(code.fields.localsplusnames).toEqual(['a', 'b', 'c', 'z', 'q']);
    expect([...code.fields.localspluskinds]).toEqual([0x60, 0x20, 0x20, 0x40, 0x80]);
    expect(code.fields.stacksize).toBe(1);
  });
});

describe('optimizeUnit', () => {
  it('leaves the unit as it was and tells every pass in order', () => {
    const passes: string[] = [];
    compile('x = (1, 2)\nfor i in x:\n  if i: print(i)\n', 'f.py', {
      observe: (stage) => {
        if (stage.name === 'flowgraph') passes.push(stage.pass);
      },
    });
    expect(passes.slice(0, 3)).toEqual(['build', 'resolve labels', 'exception targets']);
    const unit = unitOf('1 LOAD_CONST 0\n1 RETURN_VALUE');
    const before = JSON.stringify(unit.sequence);
    let graphs: FlowGraph | undefined;
    optimizeUnit(unit, new ConstPool(), (_, graph) => (graphs = graph));
    expect(graphs?.entry.instructions.length).toBe(1);
    expect(JSON.stringify(unit.sequence)).toBe(before);
  });
});
