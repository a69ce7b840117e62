/**
 * The desktop shell against a stand-in for the module `electron`. Its parts are typed by Electron's own declarations, so that a
 * call that Electron does not have, or takes differently, does not compile; and it records what the shell did.
 */
import type { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Electron from 'electron';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Port } from '../../../src-core/protocol/channel.ts';
import { connectFront } from '../../../src-core/protocol/front.ts';

type Listener = (...args: unknown[]) => void;
const world = vi.hoisted(() => ({
  windows: [] as { options: Electron.BrowserWindowConstructorOptions; window: unknown; calls: string[] }[],
  menus: [] as Electron.MenuItemConstructorOptions[][],
  exposed: {} as Record<string, unknown>,
  userData: '',
  lock: true,
  quits: 0,
  chosen: null as string | null,
  external: [] as string[],
}));

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  const app = new EventEmitter();
  const ipcMain = new EventEmitter();
  const ipcRenderer = new EventEmitter();
  let lastId = 0;

  class StandInWindow extends EventEmitter {
    readonly calls: string[] = [];
    private openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
    readonly webContents = Object.assign(new EventEmitter(), {
      id: ++lastId,
      sent: [] as unknown[][],
      isDestroyed: () => false,
      // What the main process sends arrives in the page, where the preload listens.
      send: (channel: string, ...args: unknown[]) => ipcRenderer.emit(channel, {}, ...args),
      setWindowOpenHandler: (handler: (details: { url: string }) => { action: string }) => {
        this.openHandler = handler;
      },
      toggleDevTools: () => this.calls.push('toggleDevTools'),
    });
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      world.windows.push({ options, window: this, calls: this.calls });
    }
    open = (url: string) => this.openHandler({ url });
    show = () => this.calls.push('show');
    focus = () => this.calls.push('focus');
    maximize = () => this.calls.push('maximize');
    isMinimized = () => false;
    isMaximized = () => true;
    restore = () => this.calls.push('restore');
    getNormalBounds = () => ({ x: 5, y: 6, width: 1000, height: 700 });
    loadFile = async (path: string) => void this.calls.push(`loadFile ${path}`);
    loadURL = async (url: string) => void this.calls.push(`loadURL ${url}`);
  }

  const standIn = {
    app: Object.assign(app, {
      isPackaged: false,
      requestSingleInstanceLock: () => world.lock,
      whenReady: async () => {},
      getPath: () => world.userData,
      quit: () => world.quits++,
    }) as unknown as Partial<Electron.App>,
    BrowserWindow: StandInWindow as unknown as typeof Electron.BrowserWindow,
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => {
        world.menus.push(template);
        return {} as Electron.Menu;
      },
      setApplicationMenu: () => {},
    } satisfies Partial<typeof Electron.Menu>,
    dialog: {
      showOpenDialog: async () => ({ canceled: world.chosen === null, filePaths: world.chosen === null ? [] : [world.chosen] }),
      showSaveDialog: async () => ({ canceled: true, filePath: '' }),
    } satisfies Partial<Electron.Dialog>,
    shell: { openExternal: async (url: string) => void world.external.push(url) } satisfies Partial<Electron.Shell>,
    ipcMain: ipcMain as unknown as Electron.IpcMain,
    ipcRenderer: Object.assign(ipcRenderer, {
      send: (channel: string, ...args: unknown[]) =>
        void ipcMain.emit(channel, { sender: (world.windows.at(-1)!.window as StandInWindow).webContents }, ...args),
    }) as unknown as Electron.IpcRenderer,
    contextBridge: {
      exposeInMainWorld: (key: string, api: unknown) => {
        world.exposed[key] = api;
      },
    } satisfies Partial<Electron.ContextBridge>,
  };
  return { ...standIn, default: standIn };
});

const { app, ipcMain } = await import('electron');
const { fileArgument, runApplication } = await import('../../../src-main/electron/main.ts');
const { menuTemplate } = await import('../../../src-main/electron/menu.ts');
const { readSettings, writeSettings } = await import('../../../src-main/electron/settings.ts');

const folder = fs.mkdtempSync(join(tmpdir(), 'lasti-electron-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
beforeEach(() => {
  Object.assign(world, { windows: [], menus: [], exposed: {}, lock: true, quits: 0, chosen: null, external: [] });
  world.userData = fs.mkdtempSync(join(folder, 'user-'));
  app.removeAllListeners();
  ipcMain.removeAllListeners();
});

/** The last window as the stand-in has it. */
const lastWindow = () =>
  world.windows.at(-1)!.window as EventEmitter & { open(url: string): { action: string }; webContents: EventEmitter };

describe('desktop shell', () => {
  it('opens one window without privileges, with a preload that gives a port and nothing else', async () => {
    await runApplication('/app/out/main');
    expect(world.windows.length).toBe(1);
    const { options, calls } = world.windows[0];
    expect(options.webPreferences).toEqual({
      preload: '/app/out/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(calls).toContain('loadFile /app/out/renderer/index.html');
    lastWindow().emit('ready-to-show');
    expect(calls).toContain('show');
    vi.resetModules();
    await import('../../../src-main/electron/preload.ts');
    expect(Object.keys(world.exposed)).toEqual(['lastiPort']);
    expect(Object.keys(world.exposed.lastiPort as object)).toEqual(['send', 'listen']);
    lastWindow().emit('closed');
  });

  it('joins the page to a shell and an engine, and asks the dialogs', async () => {
    await runApplication('/app/out/main');
    vi.resetModules();
    await import('../../../src-main/electron/preload.ts');
    const front = connectFront(world.exposed.lastiPort as Port);
    expect(await front.shell.remote.begin()).toMatchObject({ kind: 'electron' });
    expect(await front.shell.remote.chooseFile()).toBeNull();
    world.chosen = '/some/file.py';
    expect(await front.shell.remote.chooseFile()).toBe('/some/file.py');
    expect(await front.engine.remote.state()).toMatchObject({ state: 'empty' });

    const commands: string[] = [];
    const files: string[] = [];
    front.shell.on('command', ({ id }) => commands.push(id));
    front.shell.on('openFile', ({ path }) => files.push(path));
    const run = world.menus[0].find((entry) => entry.label === '&Run')!;
    for (const entry of run.submenu as Electron.MenuItemConstructorOptions[]) (entry.click as Listener | undefined)?.();
    expect(commands).toContain('step.instructionInto');
    app.emit('second-instance', {}, ['electron', '/app', 'other.py'], '/home');
    const event = { preventDefault: vi.fn() };
    app.emit('open-file', event, '/x/dropped.py');
    expect(files).toEqual(['/home/other.py', '/x/dropped.py']);
    expect(event.preventDefault).toHaveBeenCalled();
    lastWindow().emit('closed');
    expect(ipcMain.listenerCount('port')).toBe(0);
  });

  it('keeps the page where it is and the window where it was', async () => {
    writeSettings(join(world.userData, 'window.json'), { bounds: { x: 1, y: 2, width: 950, height: 600 }, maximized: true });
    await runApplication('/app/out/main');
    const { options, calls } = world.windows[0];
    expect(options).toMatchObject({ x: 1, y: 2, width: 950, height: 600 });
    expect(calls).toContain('maximize');
    const navigation = { preventDefault: vi.fn() };
    lastWindow().webContents.emit('will-navigate', navigation);
    expect(navigation.preventDefault).toHaveBeenCalled();
    expect(lastWindow().open('https://python.org/').action).toBe('deny');
    expect(lastWindow().open('file:///etc/passwd').action).toBe('deny');
    expect(world.external).toEqual(['https://python.org/']);
    lastWindow().emit('close');
    expect(readSettings(join(world.userData, 'window.json'))).toEqual({
      bounds: { x: 5, y: 6, width: 1000, height: 700 },
      maximized: true,
    });
    fs.writeFileSync(join(world.userData, 'window.json'), '{ broken');
    vi.spyOn(console, 'error').mockImplementationOnce(() => {});
    expect(readSettings(join(world.userData, 'window.json'))).toEqual({});
  });

  it('leaves when it already runs, and with its last window', async () => {
    world.lock = false;
    await runApplication('/app/out/main');
    expect([world.quits, world.windows.length]).toEqual([1, 0]);
    world.lock = true;
    await runApplication('/app/out/main');
    app.emit('window-all-closed');
    expect(world.quits).toBe(2);
  });

  it('finds the file among the arguments', () => {
    expect(fileArgument(['electron', '--no-sandbox', '/app'], '/home', false)).toBeNull();
    expect(fileArgument(['electron', '--no-sandbox', '/app', 'a.py'], '/home', false)).toBe('/home/a.py');
    expect(fileArgument(['lasti', '/x/a.py'], '/home', true)).toBe('/x/a.py');
    expect(fileArgument(['lasti', '--inspect'], '/home', true)).toBeNull();
  });

  it('leaves the debugger its keys: no role that binds them, no accelerator taken', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      const taken: string[] = [];
      const walk = (items: Electron.MenuItemConstructorOptions[]) => {
        for (const entry of items) {
          if (
            ['reload', 'forceReload', 'togglefullscreen', 'toggleDevTools', 'windowMenu', 'viewMenu'].includes(entry.role ?? '')
          )
            taken.push(entry.role!);
          if (entry.accelerator && /F\d+$/.test(String(entry.accelerator)) && entry.registerAccelerator !== false)
            taken.push(String(entry.accelerator));
          if (Array.isArray(entry.submenu)) walk(entry.submenu);
        }
      };
      walk(menuTemplate(platform, { command() {}, openFile() {}, toggleDevTools() {} }));
      expect(taken).toEqual([]);
    }
  });
});
