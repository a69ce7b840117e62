/**
 * The menu, written out: Electron's default one binds F11, Ctrl+R and others that the debugger needs. Debugger commands go to the
 * window as ids; it owns their keys, so accelerators here are only shown (`registerAccelerator: false`).
 */
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  command(id: string): void;
  openFile(): void;
  toggleDevTools(): void;
}

/** The template for `Menu.buildFromTemplate`. */
export function menuTemplate(platform: NodeJS.Platform, actions: MenuActions): MenuItemConstructorOptions[] {
  const item = (label: string, id: string, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => actions.command(id),
  });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const mac = platform === 'darwin';
  return [
    ...(mac
      ? [{ label: 'Lasti', submenu: [{ role: 'about' }, line, { role: 'hide' }, { role: 'quit' }] } as MenuItemConstructorOptions]
      : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open ...', accelerator: 'CmdOrCtrl+O', click: () => actions.openFile() },
        item('Save', 'file.save', 'CmdOrCtrl+S'),
        line,
        mac ? { role: 'close' } : { label: 'Quit', accelerator: 'CmdOrCtrl+Q', role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&Run',
      submenu: [
        item('Start / Continue', 'run.continue', 'F5'),
        item('Pause', 'run.pause', 'F6'),
        item('Restart', 'run.restart', 'CmdOrCtrl+Shift+F5'),
        item('Stop', 'run.stop', 'Shift+F5'),
        line,
        item('Step Over Line', 'step.lineOver', 'F10'),
        item('Step Into Line', 'step.lineInto', 'F11'),
        item('Step Out', 'step.lineOut', 'Shift+F11'),
        item('Step Over Instruction', 'step.instructionOver', 'F8'),
        item('Step Into Instruction', 'step.instructionInto', 'F7'),
        line,
        item('Toggle Breakpoint', 'breakpoint.toggle', 'F9'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Light / Dark', 'view.theme'),
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        line,
        { label: 'Developer Tools', click: () => actions.toggleDevTools() },
      ],
    },
  ];
}
