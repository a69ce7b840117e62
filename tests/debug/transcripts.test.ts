/**
 * Runs every transcript of this folder (tests/support/transcript.ts tells their form). `BLESS=1` writes the answers into them anew; the
 * difference is then to be read as carefully as code.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseScript, ScriptedSession, writeScript } from '../support/transcript.ts';

const folder = import.meta.dirname;
const scripts = readdirSync(folder)
  .filter((name) => name.endsWith('.script'))
  .sort();

describe('debugger transcripts', () => {
  it('are at least sixty', () => expect(scripts.length).toBeGreaterThanOrEqual(60));

  for (const name of scripts) {
    it(name, () => {
      const path = join(folder, name);
      const text = readFileSync(path, 'utf8');
      const script = parseScript(text);
      const session = new ScriptedSession(script);
      session.run();
      const written = writeScript(text, session.answers);
      if (process.env['BLESS']) writeFileSync(path, written);
      else expect(written).toBe(`${text.trimEnd()}\n`);
      // A script that ends early has commands that nobody gave.
      expect(session.answers.length).toBe(script.commands.length);
    });
  }
});
