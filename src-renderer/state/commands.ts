/**
 * Every command of the window, once: its words, its keys, when it can be done and what it does. The toolbar, the key map and the
 * palette are made of this list; the application's menu names commands by their ids. Keys are written as `Ctrl+Shift+F5`; `Ctrl` is Cmd on a Mac.
 */
import { debugCommands } from './debug-commands.ts';
import type { Workbench } from './workbench.svelte.ts';

export interface Command {
  id: string;
  title: string;
  keys: readonly string[];
  enabled(bench: Workbench): boolean;
  /** `since` is the time of the key press or click, as `performance.now()` counts. */
  run(bench: Workbench, since: number): void | Promise<void>;
}

const has = (bench: Workbench): boolean => bench.documents.path !== '';
const canStep = (bench: Workbench): boolean => has(bench) && !bench.session.running;
const always = (): boolean => true;

const run: Command[] = [
  {
    id: 'run.continue',
    title: 'Start or continue',
    keys: ['F5'],
    enabled: canStep,
    run: (bench, since) => bench.continue(since),
  },
  { id: 'run.pause', title: 'Pause', keys: ['F6'], enabled: (bench) => bench.session.running, run: (bench) => bench.pause() },
  {
    id: 'step.lineOver',
    title: 'Step over line',
    keys: ['F10'],
    enabled: canStep,
    run: (bench, since) => bench.step('line-over', since),
  },
  {
    id: 'step.lineInto',
    title: 'Step into line',
    keys: ['F11'],
    enabled: canStep,
    run: (bench, since) => bench.step('line-into', since),
  },
  {
    id: 'step.lineOut',
    title: 'Step out of the function',
    keys: ['Shift+F11'],
    enabled: (bench) => bench.session.stopped,
    run: (bench, since) => bench.step('line-out', since),
  },
  {
    id: 'step.instructionInto',
    title: 'Step into instruction',
    keys: ['F7'],
    enabled: canStep,
    run: (bench, since) => bench.step('instruction-into', since),
  },
  {
    id: 'step.instructionOver',
    title: 'Step over instruction',
    keys: ['F8'],
    enabled: canStep,
    run: (bench, since) => bench.step('instruction-over', since),
  },
  { id: 'run.restart', title: 'Restart', keys: ['Ctrl+Shift+F5'], enabled: has, run: (bench) => bench.restart() },
  { id: 'run.stop', title: 'Stop', keys: ['Shift+F5'], enabled: (bench) => bench.session.live, run: (bench) => bench.stop() },
  {
    id: 'run.startStopped',
    title: 'Start and stop at the first instruction',
    keys: [],
    enabled: (bench) => bench.canStart,
    run: (bench) => bench.launch(true),
  },
];

const breakpoints: Command[] = [
  { id: 'breakpoint.toggle', title: 'Toggle breakpoint', keys: ['F9'], enabled: has, run: (bench) => bench.toggleBreakpoint() },
  {
    id: 'breakpoint.all',
    title: 'All breakpoints on or off',
    keys: ['Ctrl+F8'],
    enabled: (bench) => bench.breakpoints.specs.length > 0,
    run: (bench) => bench.breakpoints.setAllEnabled(!bench.breakpoints.specs.some((spec) => spec.enabled)),
  },
  {
    id: 'breakpoint.clear',
    title: 'Delete all breakpoints',
    keys: ['Ctrl+Shift+F9'],
    enabled: (bench) => bench.breakpoints.specs.length > 0,
    run: (bench) => bench.breakpoints.clear(),
  },
];

const view: Command[] = [
  { id: 'view.drawer', title: 'Drawer open or shut', keys: ['Ctrl+J'], enabled: always, run: (bench) => bench.toggleDrawer() },
  {
    id: 'view.commands',
    title: 'All commands',
    keys: ['Ctrl+Shift+P', 'F1'],
    enabled: always,
    run: (bench) => void (bench.dialog = 'commands'),
  },
  { id: 'file.goTo', title: 'Go to file', keys: ['Ctrl+P'], enabled: always, run: (bench) => void (bench.dialog = 'files') },
  { id: 'file.open', title: 'Open a file', keys: ['Ctrl+O'], enabled: always, run: (bench) => bench.chooseFile() },
  {
    id: 'view.goTo',
    title: 'Go to line or offset',
    keys: ['Ctrl+G'],
    enabled: has,
    run: (bench) => void (bench.dialog = 'goto'),
  },
  {
    id: 'view.theme',
    title: 'Theme: automatic, dark, light',
    keys: [],
    enabled: always,
    run: (bench) => bench.settings.cycleTheme(),
  },
  {
    id: 'view.inlineValues',
    title: 'Values at line ends on or off',
    keys: [],
    enabled: always,
    run: ({ settings }) => settings.set('inlineValues', !settings.inlineValues),
  },
  {
    id: 'view.bytes',
    title: 'Bytes in the listing on or off',
    keys: [],
    enabled: always,
    run: ({ settings }) => settings.set('showBytes', !settings.showBytes),
  },
  {
    id: 'run.profiling',
    title: 'Counting and timing of the next run on or off',
    keys: [],
    enabled: always,
    run: ({ settings }) => settings.set('profile', !settings.profile),
  },
  {
    id: 'view.current',
    title: 'Show the current instruction',
    keys: ['Alt+*'],
    enabled: (bench) => bench.session.stopped,
    run: (bench) => bench.showFrame(bench.frames.index),
  },
  {
    id: 'file.save',
    title: 'Save',
    keys: ['Ctrl+S'],
    enabled: (bench) => bench.documents.dirty,
    run: async (bench) => {
      await bench.attempt(() => bench.documents.save());
    },
  },
];

/** A tab of a group in the centre is brought to the front and gets the focus. */
const views: Command[] = (
  [
    ['source', 'source', 'Source'],
    ['source', 'ast', 'AST'],
    ['source', 'tokens', 'Tokens'],
    ['source', 'symbols', 'Symbols'],
    ['code', 'listing', 'Bytecode'],
    ['code', 'code', 'Code'],
    ['code', 'stages', 'Stages'],
    ['code', 'pyc', '.pyc'],
  ] as const
).map(([group, id, title]) => ({
  id: `show.${id}`,
  title: `View: ${title}`,
  keys: [],
  enabled: has,
  run: (bench) => {
    bench.arrangement.show(group, id);
    bench.focusPane(id === 'source' ? 'source' : group === 'source' ? 'view' : 'listing');
  },
}));
views.push(
  ...(['debug', 'compiler'] as const).map(
    (name): Command => ({
      id: `view.arrange.${name}`,
      title: `Arrangement: ${name === 'debug' ? 'Debug' : 'Compiler (source above its tree, tokens and symbols)'}`,
      keys: [],
      enabled: always,
      run: ({ arrangement }) => arrangement.arrange(name),
    }),
  ),
);

const panes: Command[] = [
  ['source', 'Source', 'Alt+S'],
  ['view', 'AST, tokens or symbols', 'Alt+T'],
  ['listing', 'Bytecode', 'Alt+C'],
  ['frames', 'Call stack', 'Alt+K'],
  ['breakpoints', 'Breakpoints', 'Alt+B'],
  ['stack', 'Value stack', 'Alt+V'],
  ['drawer', 'Drawer', 'Alt+D'],
].map(([id, title, keys]) => ({
  id: `focus.${id}`,
  title: `Focus: ${title}`,
  keys: [keys!],
  enabled: always,
  run: (bench) => {
    // Where source and views share one place, the one that is meant comes to the front.
    const { arrangement } = bench;
    if (id === 'source') arrangement.show('source', 'source');
    else if (id === 'view' && arrangement.shown('source') === 'source') arrangement.show('source', arrangement.below);
    bench.focusPane(id!);
  },
}));
panes.push(
  {
    id: 'focus.next',
    title: 'Focus: next pane',
    keys: ['Ctrl+]', 'F6'],
    enabled: (bench) => !bench.session.running,
    run: (bench) => bench.focusPane('next'),
  },
  {
    id: 'focus.previous',
    title: 'Focus: previous pane',
    keys: ['Ctrl+[', 'Shift+F6'],
    enabled: always,
    run: (bench) => bench.focusPane('previous'),
  },
);

export const commands: readonly Command[] = [...run, ...breakpoints, ...debugCommands, ...view, ...views, ...panes];

export const command = (id: string): Command => {
  const found = commands.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no command ${id}`);
  return found;
};

/** The keys of an event in the notation of `Command.keys`. */
export function keysOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // A character that needs Shift names itself; letters and named keys say Shift.
  const shift = event.shiftKey && (event.key.length > 1 || /[A-Z]/.test(key));
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}
