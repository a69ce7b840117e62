/**
 * Specialisation: after the same calls, the opcode of every unit and the adaptive counter of every site, on our machine and in the
 * reference's `co._co_code_adaptive`. The functions are those of tests/corpus/specialise.py, each called with `warm(n)`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHES, OPNAME } from '../../src-core/code/opcodes.generated.ts';
import { compile } from '../../src-core/compile/compile.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import { baseOpcode, PyCode } from '../../src-core/objects/code.ts';
import type { PyFunction } from '../../src-core/ops/function.ts';
import { makeMachine } from '../../src-core/session/machine.ts';
import type { Suite } from '../support/suite.ts';

const source = readFileSync(join(import.meta.dirname, '..', 'corpus', 'specialise.py'), 'utf8');

/** One line per unit: opcode, and the counter where there is one. */
function listing(units: ArrayLike<number>): string {
  const lines: string[] = [];
  for (let i = 0; i < units.length; i++) {
    const opcode = units[i] & 255;
    const caches = CACHES[baseOpcode(opcode)] ?? 0;
    lines.push(`${i} ${OPNAME[opcode] ?? opcode}${caches ? ` counter ${units[i + 1]}` : ''}`);
    i += caches;
  }
  return lines.join('\n');
}

export const suite: Suite = {
  title: 'specialisation: opcode and counter of every site after the same calls',
  async run(report, context) {
    const reference = await context.reference();
    const names = [...source.matchAll(/^def (site_\w+)\(/gm)].map((match) => match[1]);
    for (const times of [0, 1, 2, 3, 10, 70]) {
      const program = `${source}\nfor f in [${names.join(', ')}]:\n    for i in range(${times}): f()\n`;
      const theirs = reference.answer<Record<string, number[]>>(
        "scope = {}\nexec(program, scope)\nresult = {n: list(memoryview(scope[n].__code__._co_code_adaptive).cast('H')) for n in names}",
        { program, names },
      );
      const { thread, main } = makeMachine({ host: new MemoryHost(), argv: [''] });
      thread.runCode(new PyCode(compile(program, '<string>')), main.dict, main.dict, undefined, '<module>');
      for (const name of names) {
        const code = (main.dict.getStr(name) as PyFunction).code;
        report.compare(`${name} after ${times} calls`, listing(code.units), listing(theirs[name]));
      }
    }
  },
};
