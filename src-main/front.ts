/**
 * One window's end in this process: an engine of its own, bridged to the window's port, and the shell that serves what is not the
 * engine's. Web host and Electron differ only in the port and in how they choose a file.
 */
import fs from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Port, serve, split } from '../src-core/protocol/channel.ts';
import { FRONT_LINES } from '../src-core/protocol/front.ts';
import type { FolderEntry, Shell } from '../src-core/protocol/shell.ts';
import { EngineProcess } from './engine-process.ts';
import { version } from './version.ts';

export interface FrontOptions {
  readonly kind: 'electron' | 'web';
  readonly file: string | null;
  chooseFile?(): Promise<string | null>;
  chooseSaveFile?(suggested: string): Promise<string | null>;
}

export interface OpenFront {
  /** Sends a `ShellEvents` event to the window. */
  notify(event: string, data: object): void;
  /** Ends the engine; to be called when the window is gone. */
  close(): Promise<void>;
}

/** The person at the window opens and saves what they like; what a debugged program may do is granted by the session. */
const WINDOW_GRANTS = { read: 'all', write: 'all', env: true, net: false } as const;

/** Starts an engine for a window and connects both. */
export function openFront(port: Port, options: FrontOptions): OpenFront {
  const lines = split(port, FRONT_LINES);
  const engine = new EngineProcess({ grants: WINDOW_GRANTS });
  lines.engine.listen((message) => engine.port.send(message));
  engine.port.listen((message) => lines.engine.send(message));
  const folder = options.file ? dirname(resolve(options.file)) : startFolder();
  serve<Shell>(lines.shell, {
    begin: () => ({ kind: options.kind, file: options.file && resolve(options.file), folder, version }),
    chooseFile: async () => (await options.chooseFile?.()) ?? null,
    chooseSaveFile: async (suggested) => (await options.chooseSaveFile?.(suggested)) ?? null,
    listFolder,
    restartEngine: () => engine.restart(),
  });
  return {
    notify: (event, data) => lines.shell.send({ event, args: [data] }),
    close: () => engine.stop(),
  };
}

/** An application that was started from a desktop has `/` as its folder, which is nobody's. */
function startFolder(): string {
  const folder = process.cwd();
  return folder === '/' ? homedir() : folder;
}

/** Folders first, then Python files, by name; hidden ones left out. */
function listFolder(path: string): FolderEntry[] {
  const folder = resolve(path);
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || /\.pyw?$|\.pyc$/.test(entry.name)))
    .map((entry) => ({
      name: entry.name,
      path: join(folder, entry.name),
      kind: entry.isDirectory() ? ('directory' as const) : ('file' as const),
    }))
    .sort((a, b) => (a.kind === b.kind ? (a.name < b.name ? -1 : 1) : a.kind === 'directory' ? -1 : 1));
}
