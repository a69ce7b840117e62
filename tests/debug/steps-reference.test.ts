/**
 * Steps into, one after the other to the end of a program, visit the lines that the reference's `sys.settrace` tells of, in its order.
 * Stops behind a return, in the middle of a line, are the debugger's own and are left out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Reference } from '../support/reference.ts';
import { parseScript, ScriptedSession } from '../support/transcript.ts';

/** Transcripts whose programs run by themselves and do the same in the reference. */
const PROGRAMS = [
  'step-calls',
  'step-generator',
  'step-yield-from',
  'step-exception',
  'step-unwinding',
  'step-class',
  'step-comprehension',
  'step-one-line',
  'step-callbacks',
  'step-target',
  'step-to-return',
  'exception-raised',
  'force-return-handler',
  'replace-generator',
  'set-next',
  'restart-frame-native',
  'inspect-exceptions',
];

const TRACE = `
import io, sys
lines = []
stdout, sys.stdout = sys.stdout, io.StringIO()
def trace(frame, event, arg):
    if frame.f_code.co_filename != '/program/program.py':
        return None
    if event == 'line':
        lines.append(f'{frame.f_code.co_qualname}:{frame.f_lineno}')
    return trace
code = compile(source, '/program/program.py', 'exec')
sys.settrace(trace)
try:
    exec(code, {'__name__': '__main__'})
except BaseException:
    pass
finally:
    sys.settrace(None)
    sys.stdout = stdout
result = '\\n'.join(lines)
`;

const MOST_STEPS = 120;

function stepsOf(text: string): string[] {
  const { files } = parseScript(text);
  const commands = ['rules {"justMyCode": true, "rules": []}', 'launch'];
  for (let i = 0; i < MOST_STEPS; i++) commands.push('step into');
  const session = new ScriptedSession({
    files,
    commands: commands.map((each, i) => ({ text: each, expected: [], line: i + 1 })),
  });
  session.run();
  const visited: string[] = [];
  for (const { lines } of session.answers)
    for (const line of lines) {
      const stop = /^stopped (?:step|entry): .* \| (\S+):(\d+) \+(\d+)$/.exec(line);
      if (stop && session.beginsLine(stop[1], Number(stop[3]))) visited.push(`${stop[1]}:${stop[2]}`);
    }
  return visited;
}

describe('steps beside the reference', () => {
  let reference: Reference;
  beforeAll(async () => {
    reference = await Reference.start();
  });

  for (const name of PROGRAMS) {
    it(name, () => {
      const text = readFileSync(join(import.meta.dirname, `${name}.script`), 'utf8');
      const source = parseScript(text).files.get('/program/program.py')!;
      const told = reference.answer<string>(TRACE, { source }).split('\n');
      expect(stepsOf(text)).toEqual(told);
    });
  }
});
