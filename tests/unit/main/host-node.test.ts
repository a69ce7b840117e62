import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_GRANTS } from '../../../src-core/host/grants.ts';
import { HostError } from '../../../src-core/host/host.ts';
import { createNodeHost } from '../../../src-main/host-node.ts';
import { canonicalPath } from '../../../src-main/paths.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'lasti-')));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

describe('node host', () => {
  it('reads and writes where it may', () => {
    const { files } = createNodeHost({ grants: { ...NO_GRANTS, read: [folder], write: [join(folder, 'out')] } });
    fs.writeFileSync(join(folder, 'a'), 'hello');
    expect(files.read(join(folder, 'a'))).toEqual(bytes('hello'));
    expect(files.stat(join(folder, 'a'))).toMatchObject({ kind: 'file', size: 5 });
    fs.mkdirSync(join(folder, 'out'));
    files.write(join(folder, 'out', 'b'), bytes('x'));
    expect(() => files.write(join(folder, 'c'), bytes('x'))).toThrow(`--allow-write=${join(folder, 'c')}`);
    expect(files.list(folder).map((entry) => `${entry.name} ${entry.kind}`)).toEqual(['a file', 'out directory']);
    expect(() => files.read(join(folder, 'none'))).toThrow(new HostError('ENOENT', join(folder, 'none')));
    expect(() => files.write(join(folder, 'out', 'b'), bytes(''), 'exclusive')).toThrow('EEXIST');
  });

  it('looks through links before it asks for a grant', () => {
    fs.mkdirSync(join(folder, 'own'));
    fs.writeFileSync(join(folder, 'secret'), 's');
    fs.symlinkSync(join(folder, 'secret'), join(folder, 'own', 'link'));
    const { files } = createNodeHost({ grants: { ...NO_GRANTS, read: [join(folder, 'own')] } });
    expect(() => files.read(join(folder, 'own', 'link'))).toThrow(`--allow-read=${join(folder, 'secret')}`);
    expect(canonicalPath(join(folder, 'own', 'link', '..', 'new'))).toBe(join(folder, 'own', 'new'));
  });

  it('shows the environment only when granted', () => {
    expect(createNodeHost({ grants: NO_GRANTS }).env.size).toBe(0);
    expect(createNodeHost({ grants: { ...NO_GRANTS, env: true } }).env.get('PATH')).toBe(process.env.PATH);
  });

  it('writes all of a large output in order, through a slow pipe too', () => {
    const script = join(folder, 'write.ts');
    const host = new URL('../../../src-main/host-node.ts', import.meta.url).pathname;
    fs.writeFileSync(
      script,
      `import { descriptorOutput } from ${JSON.stringify(host)};
       const out = descriptorOutput(1);
       for (let i = 0; i < 20000; i++) out.write(Buffer.from(i + ' ' + 'x'.repeat(60) + '\\n'));`,
    );
    const done = spawnSync('sh', ['-c', `"${process.execPath}" --import tsx "${script}" | (sleep 0.3; cat)`], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const lines = done.stdout.trimEnd().split('\n');
    expect(lines.length).toBe(20000);
    expect(lines.every((line, i) => line.startsWith(`${i} x`))).toBe(true);
  });
});
