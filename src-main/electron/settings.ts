/** What the desktop shell remembers between two runs: the window's place. One small JSON file; an unreadable one counts as none. */
import fs from 'node:fs';
import { dirname } from 'node:path';

export interface ShellSettings {
  bounds?: { x: number; y: number; width: number; height: number };
  maximized?: boolean;
}

export function readSettings(path: string): ShellSettings {
  let text: string;
  try {
    text = fs.readFileSync(path, 'utf8');
  } catch {
    return {};
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as ShellSettings) : {};
  } catch {
    console.error(`${path} is not JSON; starting with the default place of the window`);
    return {};
  }
}

/** Written beside and moved over, so that a crash leaves the old file whole. */
export function writeSettings(path: string, settings: ShellSettings): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(`${path}.new`, `${JSON.stringify(settings, null, 2)}\n`);
  fs.renameSync(`${path}.new`, path);
}
