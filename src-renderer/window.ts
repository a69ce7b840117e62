/** Puts the window on the page, over whatever link to an engine it is given. */
import './ui/theme/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import type { EngineLink } from './engine/link.ts';
import { storeOn } from './state/store.ts';
import { Workbench } from './state/workbench.svelte.ts';

export function mountWindow(link: EngineLink): Workbench {
  const bench = new Workbench(link, storeOn(localStorage));
  mount(App, { target: document.getElementById('app')!, props: { bench } });
  void bench.start();
  return bench;
}
