/** The window on the stand-in engine: `npx vite tests/support/fake-window --config tests/support/fake-window/vite.config.ts`. */
import type { Engine } from '../../../src-core/protocol/engine.ts';
import type { Shell } from '../../../src-core/protocol/shell.ts';
import { mountWindow } from '../../../src-renderer/window.ts';
import { FakeEngine } from './fake-engine.ts';

const engine = new FakeEngine();
const shell: Shell = {
  begin: async () => ({ kind: 'web', file: null, folder: '/home/user', version: '0' }),
  chooseFile: async () => null,
  chooseSaveFile: async () => null,
  listFolder: async (path) => [
    { name: 'lib', path: `${path}/lib`, kind: 'directory' },
    { name: 'hello.py', path: `${path}/hello.py`, kind: 'file' },
  ],
  restartEngine: async () => {},
};
Object.assign(globalThis, { fakeEngine: engine });
mountWindow({ engine: engine as unknown as Engine, shell, listen: (events) => engine.listen(events) });
