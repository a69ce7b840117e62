/**
 * Files that are mapped into memory. A shared mapping and the file are one: whatever goes through an open file looks here first, so that each sees
 * what was written through the other. What other processes write meanwhile is seen when the file is mapped.
 */
import type { FileStat, OpenFile } from '../../host/host.ts';
import type { Runtime } from '../../objects/thread.ts';

/** What a mapping lets the file know. */
export interface Mapping {
  /** The file gets what was changed in memory. Throws HostError. */
  writeBack(): void;
  /** Memory gets what is in the file. Throws HostError. */
  readAgain(): void;
}

const tables = new WeakMap<Runtime, Map<string, Set<Mapping>>>();

const keyOf = ({ device, inode }: FileStat): string => `${device}:${inode}`;

function mappingsOf(runtime: Runtime, file: OpenFile): ReadonlySet<Mapping> | undefined {
  const table = tables.get(runtime);
  return table === undefined || table.size === 0 ? undefined : table.get(keyOf(file.stat()));
}

/** Joins the mappings of the file, and answers them all. */
export function addMapping(runtime: Runtime, file: OpenFile, mapping: Mapping): ReadonlySet<Mapping> {
  let table = tables.get(runtime);
  if (table === undefined) tables.set(runtime, (table = new Map()));
  const key = keyOf(file.stat());
  let known = table.get(key);
  if (known === undefined) table.set(key, (known = new Set()));
  return known.add(mapping);
}

export function removeMapping(runtime: Runtime, mapping: Mapping): void {
  const table = tables.get(runtime);
  for (const [key, known] of table ?? []) if (known.delete(mapping) && known.size === 0) table?.delete(key);
}

/** Mappings of one file that do not share their memory tell each other through it. */
export function meetOthers(all: ReadonlySet<Mapping>, mapping: Mapping): void {
  mapping.writeBack();
  for (const other of all) if (other !== mapping) other.writeBack();
  mapping.readAgain();
}

/** At the end of the program every file gets what is only in memory. */
export function writeBackAll(runtime: Runtime): void {
  for (const known of tables.get(runtime)?.values() ?? []) for (const mapping of known) mapping.writeBack();
}

/** The file as a program has it open: it and its mappings are one. */
export function watchFile(runtime: Runtime, file: OpenFile): OpenFile {
  const before = () => {
    for (const mapping of mappingsOf(runtime, file) ?? []) mapping.writeBack();
  };
  const after = () => {
    for (const mapping of mappingsOf(runtime, file) ?? []) mapping.readAgain();
  };
  return {
    isTerminal: file.isTerminal,
    read(into, position) {
      before();
      return file.read(into, position);
    },
    write(data, position) {
      before();
      file.write(data, position);
      after();
    },
    truncate(size) {
      before();
      file.truncate(size);
      after();
    },
    stat: () => file.stat(),
    sync() {
      before();
      file.sync();
    },
    close: () => file.close(),
  };
}
