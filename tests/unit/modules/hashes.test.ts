/** `_hashlib` by known answers (hashes.py), and a host that brings no hash functions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLibraryFile } from '../../../scripts/library.ts';
import { NO_GRANTS } from '../../../src-core/host/grants.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';
import { runProgram as runOn } from '../../../src-core/session/run.ts';
import { runProgram } from '../../support/programs.ts';

it('gives the known answers', () => {
  const source = readFileSync(join(import.meta.dirname, 'hashes.py'), 'utf8');
  expect(runProgram(source, 'hashes.py')).toEqual({ stdout: '', error: '' });
});

it('is not there where the host has no hash functions', () => {
  const program = 'try:\n    import _hashlib\nexcept ImportError as error:\n    print(error, error.name)\n';
  const host = new MemoryHost({
    files: { 'program.py': new TextEncoder().encode(program) },
    cwd: '/program',
    grants: { ...NO_GRANTS, read: 'all' },
    library: openLibraryFile(),
  });
  const mailbox = { hasMail: () => false, drain() {}, wait() {} };
  expect(runOn({ host, path: 'program.py', name: 'program.py', mailbox, takeInterrupt: () => false })).toBe(0);
  expect(new TextDecoder().decode(host.stdout.bytes())).toBe('this host brings no hash functions _hashlib\n');
});
