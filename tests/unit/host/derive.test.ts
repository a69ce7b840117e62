import { expect, it } from 'vitest';
import { deriveHost } from '../../../src-core/host/derive.ts';
import { HostRefusal, NO_GRANTS } from '../../../src-core/host/grants.ts';
import { HostError } from '../../../src-core/host/host.ts';
import { MemoryHost, MemoryOutput } from '../../../src-core/host/memory.ts';

it('gives a program less than the debugger has', () => {
  const data = new Uint8Array([1]);
  const outer = new MemoryHost({ files: { '/own/a': data, '/other/b': data }, env: { HOME: '/' }, args: ['outer'] });
  const stdout = new MemoryOutput();
  const inner = deriveHost(outer, { grants: { ...NO_GRANTS, read: ['/own'] }, args: ['x'], stdout });
  expect(inner.files.read('/own/a')).toEqual(data);
  expect(inner.args).toEqual(['x']);
  expect(inner.env.size).toBe(0);
  inner.stdout.write(data);
  expect([stdout.bytes().length, outer.stdout.bytes().length]).toEqual([1, 0]);
  const { files } = inner;
  const refused = [
    () => files.read('/other/b'),
    () => files.stat('/other'),
    () => files.list('/'),
    () => files.write('/own/a', data),
    () => files.remove('/own/a'),
    () => files.rename('/own/a', '/own/c'),
    () => files.makeDirectory('/own/d'),
    () => files.removeDirectory('/own'),
  ];
  for (const act of refused) expect(act).toThrow(HostRefusal);
  expect(outer.files.read('/own/a')).toEqual(data);
});

it('says of what is not there that it is not there, where that may be seen', () => {
  const outer = new MemoryHost({ files: { '/own/a': new Uint8Array([1]) } });
  const { files } = deriveHost(outer, { grants: { ...NO_GRANTS, read: ['/own'] } });
  const absent = [
    (path: string) => files.remove(path),
    (path: string) => files.removeDirectory(path),
    (path: string) => files.rename(path, '/own/c'),
    (path: string) => files.changeMode(path, 0o600),
    (path: string) => files.setTimes(path, 0n, 0n),
  ];
  for (const act of absent) {
    expect(() => act('/own/none')).toThrow(HostError);
    expect(() => act('/own/a')).toThrow(HostRefusal);
    expect(() => act('/other/none')).toThrow(HostRefusal);
  }
});

it('keeps what it is not told to change', () => {
  const outer = new MemoryHost({ env: { A: 'b' }, args: ['1'] });
  const inner = deriveHost(outer, { args: ['2'] });
  expect(inner.env.get('A')).toBe('b');
  expect(inner.files).toBe(outer.files);
  expect(inner.stdout).toBe(outer.stdout);
  expect([...inner.entropy(2)].length).toBe(2);
});
