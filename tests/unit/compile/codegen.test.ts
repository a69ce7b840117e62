import { describe, expect, it } from 'vitest';
import { OPNAME } from '../../../src-core/code/opcodes.generated.ts';
import { compile, type Stage } from '../../../src-core/compile/compile.ts';
import type { CodeUnit } from '../../../src-core/compile/instruction-sequence.ts';
import { CompileError } from '../../../src-core/source/errors.ts';

function units(source: string): CodeUnit[] {
  const found: CodeUnit[] = [];
  compile(source, 'test.py', { observe: (stage) => stage.name === 'codegen' && found.push(stage.unit) });
  return found;
}

const listing = (unit: CodeUnit) => unit.sequence.instructions.map(({ opcode, oparg }) => `${OPNAME[opcode]} ${oparg}`);

describe('code generation', () => {
  it('writes a module', () => {
    const [unit] = units('x = 1\ny = x');
    expect(listing(unit)).toEqual([
      'RESUME 0',
      'LOAD_CONST 0',
      'STORE_NAME 0',
      'LOAD_NAME 0',
      'STORE_NAME 1',
      'LOAD_CONST 1',
      'RETURN_VALUE 0',
    ]);
    expect(unit.consts).toEqual([1, null]);
    expect(unit.names).toEqual(['x', 'y']);
  });

  it('completes inner blocks before outer ones and qualifies their names', () => {
    const source = 'class A:\n def f(self):\n  def g(): pass\n  global h\n  def h(): pass\n  return lambda: [x for x in ()]';
    expect(units(source).map((unit) => unit.qualname)).toEqual([
      'A.f.<locals>.g',
      'h',
      'A.f.<locals>.<lambda>',
      'A.f',
      'A',
      '<module>',
    ]);
  });

  it('merges the code objects of a finally body that is written twice', () => {
    const code = compile('try:\n  a\nfinally:\n  f = lambda: 0\n', 'test.py');
    expect(code.fields.consts.filter((value) => typeof value === 'object' && value !== null)).toHaveLength(1);
  });

  it('keeps constants of different types apart', () => {
    const code = compile('f(0, 0.0, False, -0, "0", b"0")', 'test.py');
    expect(code.fields.consts.length).toBeGreaterThanOrEqual(5);
  });

  it('takes time in proportion to nesting and to the number of functions on a line', () => {
    const start = performance.now();
    compile(`x = ${'lambda: '.repeat(60)}0`, 'test.py');
    compile(`x = [${'lambda: 0, '.repeat(3000)}]`, 'test.py');
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('lets every stage be observed, in order', () => {
    const stages: Stage['name'][] = [];
    compile('x', 'test.py', { observe: ({ name }) => name !== stages.at(-1) && stages.push(name) });
    expect(stages).toEqual(['parse', 'future', 'fold', 'symtable', 'codegen', 'flowgraph', 'assemble']);
  });

  it('turns a warning into an error when told to', () => {
    expect(() => compile('x is 1', 'test.py', { warn: () => 'error' })).toThrow(CompileError);
    expect(() => compile('x is 1', 'test.py', { warn: () => undefined })).not.toThrow();
  });

  it('adds the line of the file to an error', () => {
    try {
      compile('x\nreturn 1', 'test.py', { programText: (lineno) => `line ${lineno}` });
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ message: "'return' outside function", lineno: 2, offset: 1, end_offset: 9, text: 'line 2' });
    }
  });
});
