/** The desktop application: one process, one window, files handed over by a second start or by the desktop. */
import { resolve } from 'node:path';
import { app } from 'electron';
import { openWindow, type Window } from './window.ts';

/** The first argument that is a file: Electron's own switches and the application's folder come before it. */
export function fileArgument(argv: readonly string[], folder: string, packaged: boolean): string | null {
  const names = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const file = packaged ? names[0] : names[1];
  return file ? resolve(folder, file) : null;
}

/** Runs the application; `folder` is that of the built main code. */
export async function runApplication(folder: string): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  let window: Window | undefined;
  let early: string | null = null;
  const hand = (path: string) => {
    if (!window) early = path;
    else {
      if (window.browser.isMinimized()) window.browser.restore();
      window.browser.focus();
      window.openFile(path);
    }
  };
  app.on('second-instance', (_event, argv, cwd) => {
    const file = fileArgument(argv, cwd, app.isPackaged);
    if (file) hand(file);
    else window?.browser.focus();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    hand(path);
  });
  app.on('window-all-closed', () => app.quit());
  await app.whenReady();
  window = openWindow(folder, early ?? fileArgument(process.argv, process.cwd(), app.isPackaged));
}
