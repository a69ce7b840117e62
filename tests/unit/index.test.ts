import { expect, it } from 'vitest';
import * as lasti from '../../src-core/index.ts';

it('takes a program from text to code object, to every other form, and back', () => {
  const code = lasti.compile('def f(a):\n  return a + 1\n', 'f.py');
  expect(lasti.disassemble(code)).toContain('BINARY_OP                0 (+)');
  expect(lasti.assemble(lasti.toAssembly(code))).toEqual(code);
  expect(lasti.marshalLoads(lasti.marshalDumps(code))).toEqual(code);
  const header: lasti.PycHeader = { kind: 'unchecked-hash', hash: lasti.sourceHash(new TextEncoder().encode('x')) };
  expect(lasti.readPyc(lasti.writePyc(code, header))).toEqual({ header, code });
  expect(lasti.verify(code)).toEqual({ stacksize: code.fields.stacksize });
  expect(lasti.compile('1 + 1', '<string>', 'eval').fields.consts).toEqual([2]);
});

it('raises the errors that it exports', () => {
  expect(() => lasti.compile('def (')).toThrow(lasti.CompileError);
  expect(() => lasti.marshalLoads(Uint8Array.of(0x7f))).toThrow(lasti.CodeError);
  expect(() => lasti.assemble('.code f\n.endcode')).toThrow(lasti.VerifyError);
  expect(() => lasti.assemble('LOAD_FAST')).toThrow(lasti.AssemblyError);
});
