/** A machine of ours that answers questions one after the other, as Reference.answer does of the reference. */
import { openLibraryFile } from '../../scripts/library.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import { exceptionText } from '../../src-core/modules/traceback/exception-text.ts';
import { PyCode } from '../../src-core/objects/code.ts';
import { PyException } from '../../src-core/objects/exception.ts';
import { asStr, PyBytes, strFromUtf16, utf16, type Value } from '../../src-core/objects/value.ts';
import { makeMachine, type PythonMachine } from '../../src-core/session/machine.ts';

export class PythonSession {
  private readonly machine: PythonMachine;

  /** Runs `preparation` once; its names are there in every answer. */
  constructor(preparation: string) {
    const host = new MemoryHost({ cwd: '/program', library: openLibraryFile() });
    this.machine = makeMachine({ argv: [''], host });
    this.run(preparation);
  }

  /** Runs statements in which `inputs` are global variables and gives the text that they leave in `result`. Throws on exceptions. */
  answer(code: string, inputs: Readonly<Record<string, string | Uint8Array>>): string {
    const { dict } = this.machine.main;
    for (const [name, value] of Object.entries(inputs)) {
      dict.setStr(name, typeof value === 'string' ? strFromUtf16(value) : new PyBytes(value));
    }
    this.run(code);
    const result = asStr(dict.getStr('result') as Value);
    if (result === undefined) throw new Error('the program left no text in `result`');
    return utf16(result);
  }

  private run(source: string): void {
    const { thread, main } = this.machine;
    try {
      thread.runCode(new PyCode(compile(source, '<session>')), main.dict, main.dict, undefined, '<module>');
    } catch (error) {
      if (!(error instanceof PyException)) throw error;
      throw new Error(exceptionText(thread, error, () => undefined));
    }
  }
}
