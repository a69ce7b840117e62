import { describe, expect, it } from 'vitest';
import { covers, HostRefusal, NO_GRANTS } from '../../../src-core/host/grants.ts';
import { HostError } from '../../../src-core/host/host.ts';
import { MemoryHost } from '../../../src-core/host/memory.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (data: Uint8Array) => new TextDecoder().decode(data);

describe('memory host', () => {
  it('keeps files by path, with folders above them', () => {
    const { files } = new MemoryHost({ cwd: '/home', files: { 'a.py': bytes('1'), '/lib/x/y.py': bytes('2') } });
    expect(text(files.read('a.py'))).toBe('1');
    expect(text(files.read('../home/./a.py'))).toBe('1');
    expect(files.list('/lib')).toEqual([{ name: 'x', kind: 'directory' }]);
    expect(files.list('/').map((entry) => entry.name)).toEqual(['home', 'lib']);
    expect(files.stat('/lib/x').kind).toBe('directory');
    files.write('a.py', bytes('23'), 'append');
    expect(text(files.read('a.py'))).toBe('123');
    files.rename('a.py', 'b.py');
    expect(() => files.read('a.py')).toThrow(new HostError('ENOENT', 'a.py'));
    files.remove('b.py');
    expect(files.list('.')).toEqual([]);
  });

  it('answers errors as the system does', () => {
    const { files } = new MemoryHost({ files: { '/d/f': bytes('') } });
    const code = (act: () => unknown) => {
      try {
        act();
      } catch (error) {
        return [(error as HostError).code, (error as HostError).errno, (error as HostError).message];
      }
      return undefined;
    };
    expect(code(() => files.read('/d'))).toEqual(['EISDIR', 21, "EISDIR: Is a directory: '/d'"]);
    expect(code(() => files.write('/none/f', bytes('')))?.[0]).toBe('ENOENT');
    expect(code(() => files.write('/d/f', bytes(''), 'exclusive'))?.[0]).toBe('EEXIST');
    expect(code(() => files.removeDirectory('/d'))?.[0]).toBe('ENOTEMPTY');
    expect(code(() => files.list('/d/f'))?.[0]).toBe('ENOTDIR');
    expect(code(() => files.makeDirectory('/d'))?.[0]).toBe('EEXIST');
  });

  it('refuses what is not granted and names the flag', () => {
    const { files } = new MemoryHost({
      files: { '/own/a': bytes('a'), '/other/b': bytes('b') },
      grants: { ...NO_GRANTS, read: ['/own'] },
    });
    expect(text(files.read('/own/a'))).toBe('a');
    expect(() => files.read('/own/../other/b')).toThrow(
      "reading '/other/b' is not granted; run again with --allow-read=/other/b",
    );
    expect(() => files.write('/own/c', bytes(''))).toThrow(HostRefusal);
    expect(covers(['/own'], '/owner')).toBe(false);
    expect(covers(['/'], '/x')).toBe(true);
    expect(covers(['C:\\a'], 'C:\\a\\b')).toBe(true);
  });

  it('repeats itself', () => {
    const look = () => {
      const host = new MemoryHost();
      const before = host.clock.monotonic();
      host.clock.sleep(5_000_000n);
      return [host.clock.monotonic() - before, host.clock.wall(), [...host.entropy(4)]];
    };
    expect(look()).toEqual(look());
    expect(look()[0]).toBe(5_001_000n);
  });
});
