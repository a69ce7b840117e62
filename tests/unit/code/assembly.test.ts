import { describe, expect, it } from 'vitest';
import { AssemblyError, assemble } from '../../../src-core/code/assembly-read.ts';
import { writeAssembly } from '../../../src-core/code/assembly-write.ts';
import { type Const, FloatConst } from '../../../src-core/code/const.ts';
import { parseConst } from '../../../src-core/code/const-parse.ts';
import { reprConst } from '../../../src-core/code/const-repr.ts';
import { disassemble } from '../../../src-core/code/disassemble.ts';
import { compile } from '../../../src-core/compile/compile.ts';
import { codeText, nestedCode } from '../../support/code-text.ts';
import { libraryModules } from '../../support/library.ts';

function errorOf(text: string): string {
  try {
    assemble(text);
    return '';
  } catch (error) {
    if (!(error instanceof AssemblyError)) throw error;
    return error.message;
  }
}

describe('assembly listings', () => {
  it('come back as equal code objects', () => {
    for (const { bytes, path } of libraryModules().filter((_, i) => i % 15 === 2)) {
      const code = compile(bytes, path);
      const back = assemble(writeAssembly(code));
      expect(nestedCode(back).map(codeText)).toEqual(nestedCode(code).map(codeText));
    }
  });

  it('may be written by hand: tables, distances, prefixes and the stack size are made', () => {
    const far = Array.from({ length: 200 }, () => 'LOAD_FAST n\nPOP_TOP').join('\n');
    const code = assemble(`
      ; counts down
      .code 'countdown'
      .filename 'hand.py'
      .flags OPTIMIZED NEWLOCALS
      .argcount 1
      .slots n:local
      .begin
        RESUME 0 @1
      top:
        LOAD_FAST n @2
        POP_JUMP_IF_FALSE done
        ${far}
        LOAD_FAST n @3:4-3:9
        LOAD_CONST 1
        BINARY_OP -=
        STORE_FAST n
        JUMP_BACKWARD top
      done:
        LOAD_GLOBAL print +NULL @4
        LOAD_CONST 'done'
        CALL 1
        RETURN_VALUE
      .endcode`);
    expect(code.fields.stacksize).toBe(3);
    expect(code.fields.consts).toEqual([1, 'done']);
    expect(code.fields.names).toEqual(['print']);
    expect(disassemble(code)).toContain('EXTENDED_ARG');
    expect(assemble(writeAssembly(code))).toEqual(code);
  });

  it('names the line at fault', () => {
    const body = (text: string) => errorOf(`.code f\n.slots a:local\n.begin\n${text}\n.endcode`);
    expect(body('LOAD_FAST z')).toBe("line 4: no slot is called 'z'");
    expect(body('LOAD_FSAT a')).toBe('line 4: unknown instruction LOAD_FSAT');
    expect(body('POP_TOP 3')).toBe("line 4: it takes no argument, not '3'");
    expect(body('JUMP_FORWARD L')).toBe("line 4: there is no label 'L'");
    expect(body('L:\nJUMP_FORWARD L')).toBe("line 5: it cannot jump back to 'L'");
    expect(body('LOAD_CONST (1,')).toContain('line 4: ');
    expect(body('.try L depth 0\nNOP')).toBe('line 4: .endtry is missing');
    expect(body('NOP @3:x')).toBe('line 4: bad source range @3:x');
    expect(errorOf('NOP')).toBe('line 1: a listing begins with .code NAME');
    expect(errorOf('.code f\n.begin\nNOP')).toBe('line 1: .endcode is missing');
    expect(errorOf('.code f\nNOP\n.endcode')).toBe('line 2: instructions come after .begin');
    expect(errorOf('.code f\n.flags LOUD\n.endcode')).toBe('line 2: unknown flag LOUD');
  });

  it('reads every literal that it writes', () => {
    const texts = [
      'None',
      'True',
      '-5',
      '1267650600228229401496703205376',
      '1.5',
      '-0.0',
      'nan',
      'inf',
      '1e+100',
      '2j',
      '(1-0j)',
      '(nan+infj)',
      "'it'",
      '"it\'s"',
    ];
    texts.push(
      "'\\n\\x00\\u4e2d\\U0001f600'",
      "b'\\xff\\x00'",
      '()',
      '(1,)',
      "(1, ('a', b''), None)",
      'frozenset()',
      'frozenset({1, 2})',
      'Ellipsis',
    );
    for (const text of texts)
      expect(reprConst(parseConst(text), () => '')).toBe(reprConst(parseConst(reprConst(parseConst(text), () => '')), () => ''));
    const values: Const[] = texts.map(parseConst);
    expect(values[4]).toEqual(new FloatConst(1.5));
    expect(Object.is((values[5] as FloatConst).value, -0)).toBe(true);
    for (const bad of ['', 'x', '(1', "'a", '1 2', "b'\u00e9'", "'\\q'"]) expect(() => parseConst(bad)).toThrow();
  });
});
