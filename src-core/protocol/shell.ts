/**
 * What a front asks of the process around the engine, never of the engine: which file was named on the command line, a file
 * dialog, a new worker for one that died. Served on the line `shell` beside the engine's line `engine` (`split` in channel.ts).
 */
export interface Shell {
  /** Where this window runs, and the file that it was opened with. */
  begin(): Promise<ShellStart>;
  /** Electron's dialog; null when the user thought better of it, and always in a browser. */
  chooseFile(): Promise<string | null>;
  chooseSaveFile(suggested: string): Promise<string | null>;
  /** Python files and folders below a folder, for a picker where there is no dialog of the system. */
  listFolder(path: string): Promise<FolderEntry[]>;
  /** Starts a new worker in the place of the present one, dead or alive. The front sends its breakpoints again. */
  restartEngine(): Promise<void>;
}

export interface ShellStart {
  kind: 'electron' | 'web';
  file: string | null;
  folder: string;
  version: string;
}

export interface FolderEntry {
  name: string;
  path: string;
  kind: 'file' | 'directory';
}

export interface ShellEvents {
  /** A command of the window's menu, by its id (`step.lineOver`). */
  command(event: { id: string }): void;
  /** A file was handed over (dropped on the icon, second start). */
  openFile(event: { path: string }): void;
}
