/**
 * The one thing that the window gets from Electron: a port, as `lastiPort`. CommonJS in the end, since a sandboxed preload must
 * be; it imports nothing of ours but types.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { Port } from '../../src-core/protocol/channel.ts';

const port: Port = {
  send: (message) => ipcRenderer.send('port', message),
  listen(receive, closed) {
    ipcRenderer.on('port', (_event, message) => receive(message));
    ipcRenderer.on('port-closed', (_event, reason: string) => closed?.(reason));
    ipcRenderer.send('port-open');
  },
};

contextBridge.exposeInMainWorld('lastiPort', port);
