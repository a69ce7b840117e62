/**
 * One window: its place on the screen, its page without any privilege, its port bridged to an engine of its own, its file dialogs.
 */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, type IpcMainEvent, ipcMain, Menu, shell } from 'electron';
import type { Port } from '../../src-core/protocol/channel.ts';
import { type OpenFront, openFront } from '../front.ts';
import { menuTemplate } from './menu.ts';
import { readSettings, writeSettings } from './settings.ts';

export interface Window {
  readonly browser: BrowserWindow;
  /** Asks the page to open a file. */
  openFile(path: string): void;
}

/** Opens the window; `folder` is that of the built main code (`out/main`). */
export function openWindow(folder: string, file: string | null): Window {
  const settingsPath = join(app.getPath('userData'), 'window.json');
  const settings = readSettings(settingsPath);
  const browser = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 560,
    ...settings.bounds,
    show: false,
    title: 'Lasti',
    backgroundColor: '#16181d',
    webPreferences: {
      preload: join(folder, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    },
  });
  if (settings.maximized) browser.maximize();
  browser.once('ready-to-show', () => browser.show());
  browser.on('close', () => {
    writeSettings(settingsPath, { bounds: browser.getNormalBounds(), maximized: browser.isMaximized() });
  });

  // The page goes nowhere else; links to the web open in the user's browser.
  browser.webContents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https://')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  browser.webContents.on('will-navigate', (event) => event.preventDefault());

  const choose = async () => {
    const { canceled, filePaths } = await dialog.showOpenDialog(browser, {
      properties: ['openFile'],
      filters: [
        { name: 'Python', extensions: ['py', 'pyw', 'pyc'] },
        { name: 'All files', extensions: ['*'] },
      ],
    });
    return canceled ? null : (filePaths[0] ?? null);
  };
  let front: OpenFront | undefined;
  bridge(browser, (port) => {
    void front?.close();
    front = openFront(port, {
      kind: 'electron',
      file,
      chooseFile: choose,
      async chooseSaveFile(suggested) {
        const { canceled, filePath } = await dialog.showSaveDialog(browser, { defaultPath: suggested });
        return canceled ? null : filePath;
      },
    });
  });
  browser.on('closed', () => void front?.close());

  const openFile = (path: string) => front?.notify('openFile', { path });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(process.platform, {
        command: (id) => front?.notify('command', { id }),
        openFile: async () => {
          const path = await choose();
          if (path) openFile(path);
        },
        toggleDevTools: () => browser.webContents.toggleDevTools(),
      }),
    ),
  );
  const devServer = process.env.ELECTRON_RENDERER_URL;
  if (devServer) void browser.loadURL(devServer);
  else void browser.loadFile(join(folder, '../renderer/index.html'));
  return { browser, openFile };
}

/** A port over this page's messages; a page that loads anew opens a new one. Messages of other pages are none of ours. */
function bridge(browser: BrowserWindow, opened: (port: Port) => void): void {
  const { webContents } = browser;
  const { id } = webContents;
  let receive: (message: unknown) => void = () => {};
  const onMessage = (event: IpcMainEvent, message: unknown) => {
    if (event.sender.id === id) receive(message);
  };
  const onOpen = (event: IpcMainEvent) => {
    if (event.sender.id !== id) return;
    opened({
      send(message) {
        if (!webContents.isDestroyed()) webContents.send('port', message);
      },
      listen: (handler) => {
        receive = handler;
      },
    });
  };
  ipcMain.on('port', onMessage);
  ipcMain.on('port-open', onOpen);
  browser.on('closed', () => {
    ipcMain.off('port', onMessage);
    ipcMain.off('port-open', onOpen);
  });
}
