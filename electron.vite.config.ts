/**
 * The build: `out/main` (Electron entry, web host, command line and the engine's worker, flat, so that each finds the worker
 * beside itself), `out/preload` (CommonJS, as a sandboxed preload must be) and `out/renderer` (the window).
 */
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      // Command line and web host run on plain Node; the default would be the syntax of Electron's.
      target: 'node20.19',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: at('src-main/index.ts'),
          web: at('src-main/web.ts'),
          cli: at('src-main/cli/main.ts'),
          'engine-worker': at('src-main/engine-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: { index: at('src-main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    publicDir: at('resources'),
    build: { rolldownOptions: { input: at('src-renderer/index.html') } },
    plugins: [svelte({ configFile: false })],
  },
});
