/** Commands of debugging beyond run and step by line: where to go on, breakpoints of every kind, code replaced while it runs. */
import type { StepKind } from '../../src-core/protocol/step-shapes.ts';

import { PLACE_HINT, parsePlace } from './breakpoint-text.ts';
import type { Command } from './commands.ts';
import type { Workbench } from './workbench.svelte.ts';

const stopped = (bench: Workbench): boolean => bench.session.stopped;
const has = (bench: Workbench): boolean => bench.documents.path !== '';

const STEPS: readonly [StepKind, string, string[]][] = [
  ['statement-over', 'Step over statement', ['Ctrl+Alt+F10']],
  ['statement-into', 'Step into statement', ['Ctrl+Alt+F11']],
  ['expression-over', 'Step over sub-expression', ['Ctrl+Alt+F8']],
  ['expression-into', 'Step into sub-expression', ['Ctrl+Alt+F7']],
  ['to-return', 'Run to the return of the function', ['Ctrl+Shift+F11']],
];

const steps = STEPS.map(
  ([kind, title, keys]): Command => ({
    id: `step.${kind}`,
    title,
    keys,
    enabled: stopped,
    run: (bench, since) => bench.step(kind, since),
  }),
);

async function pickTarget(bench: Workbench): Promise<void> {
  const targets = await bench.engine.stepTargets();
  if (targets.length === 0) throw new Error('This line has no call that has not begun.');
  bench.prompts.choice = {
    label: 'Step into which call',
    choices: targets.map(({ label, offset }) => ({ title: label, remark: `+${offset}` })),
    answer: (i) => void bench.attempt(() => bench.engine.stepInto(targets[i]!.offset)),
  };
}

/** The place of the cursor: an instruction where the listing has the focus, else a line. */
function cursor(bench: Workbench) {
  const { code, selection, documents } = bench;
  if (bench.focus === 'listing' && code !== null && selection.offset !== null)
    return { file: code.file, qualname: code.qualname, offset: selection.offset };
  return { file: documents.file, line: selection.line };
}

async function setNext(bench: Workbench): Promise<void> {
  const place = cursor(bench);
  const top = bench.frames.all[0];
  if ('offset' in place && top?.code !== bench.selection.code)
    throw new Error('The next instruction can only be one of the function that runs.');
  await bench.engine.setNext('line' in place ? { line: place.line! } : { offset: place.offset! });
  await bench.refresh();
  await bench.showFrame(0);
}

function askReturn(bench: Workbench): void {
  const frame = bench.frames.current;
  if (frame === null) return;
  bench.prompts.line = {
    label: `Return from ${frame.qualname} with`,
    action: 'Return',
    value: 'None',
    hint: 'A Python expression. No finally block runs.',
    answer: (text) => void bench.attempt(() => bench.engine.forceReturn(frame.id, text)),
  };
}

function askBreakpoint(bench: Workbench): void {
  bench.prompts.line = {
    label: 'Break on',
    action: 'Set',
    hint: PLACE_HINT,
    answer: (text) => {
      const spec = parsePlace(text, bench.documents.file, bench.code);
      if (typeof spec === 'string') bench.session.notice = spec;
      else void bench.attempt(() => bench.breakpoints.add(spec));
    },
  };
}

/** Asks for the rules of the breakpoint at the cursor. */
function askRules(bench: Workbench): void {
  const { breakpoints, selection, documents } = bench;
  const code = bench.code;
  const spec =
    bench.focus === 'listing' && code !== null && selection.offset !== null
      ? breakpoints.onInstruction(code.file, code.qualname, selection.offset)
      : breakpoints.onLine(documents.file, selection.line);
  if (spec === undefined) throw new Error('There is no breakpoint here.');
  bench.askRules(spec);
}

async function columnBreakpoint(bench: Workbench): Promise<void> {
  const { documents, selection, breakpoints } = bench;
  const found = await bench.engine.breakpointLocations(documents.file, selection.line);
  if (found.length === 0) throw new Error('No instruction begins on this line.');
  const text = documents.text.split('\n')[selection.line - 1] ?? '';
  bench.prompts.choice = {
    label: `Break in line ${selection.line} before`,
    choices: found.map(({ column, offset }) => ({
      title: text.slice(column, column + 60),
      remark: `column ${column + 1}, +${offset}`,
    })),
    answer: (i) => {
      const { column, line } = found[i]!;
      void bench.attempt(() => breakpoints.add({ kind: 'column', file: documents.file, line, column, enabled: true }));
    },
  };
}

async function replaceSource(bench: Workbench): Promise<void> {
  const { documents, live, session } = bench;
  const result = await live.replaceSource(documents.file, documents.text);
  session.notice = result.ok ? '' : `Not replaced: ${result.message}`;
  if (result.ok) await bench.replaced(result.codes);
}

async function undo(bench: Workbench, redo: boolean): Promise<void> {
  const result = await (redo ? bench.live.redo() : bench.live.undo());
  if (!result.ok) throw new Error(result.message);
  await bench.replaced(result.codes);
}

export const debugCommands: readonly Command[] = [
  ...steps,
  { id: 'step.target', title: 'Step into a call of this line', keys: ['Ctrl+F11'], enabled: stopped, run: pickTarget },
  {
    id: 'run.toCursor',
    title: 'Run to the cursor',
    keys: ['Ctrl+F10'],
    enabled: stopped,
    run: (bench) => bench.engine.runTo(cursor(bench) as Parameters<typeof bench.engine.runTo>[0]),
  },
  {
    id: 'back.line',
    title: 'Back by a line',
    keys: ['Alt+F10'],
    enabled: stopped,
    run: (bench) => bench.engine.stepBack('line'),
  },
  {
    id: 'back.instruction',
    title: 'Back by an instruction',
    keys: ['Alt+F8'],
    enabled: stopped,
    run: (bench) => bench.engine.stepBack('instruction'),
  },
  {
    id: 'back.breakpoint',
    title: 'Back to the breakpoint before',
    keys: ['Alt+F5'],
    enabled: stopped,
    run: (bench) => bench.engine.reverseContinue(),
  },
  { id: 'run.setNext', title: 'Set the next instruction', keys: ['Ctrl+Shift+F10'], enabled: stopped, run: setNext },
  {
    id: 'frame.restart',
    title: 'Restart the frame',
    keys: [],
    enabled: stopped,
    run: async (bench) => {
      if (bench.frames.current !== null) await bench.engine.restartFrame(bench.frames.current.id);
    },
  },
  { id: 'frame.return', title: 'Return from the frame with a value', keys: [], enabled: stopped, run: askReturn },
  {
    id: 'breakpoint.add',
    title: 'Break on a function, exception, value or machine event',
    keys: [],
    enabled: has,
    run: askBreakpoint,
  },
  {
    id: 'breakpoint.column',
    title: 'Breakpoint in the middle of the line',
    keys: ['Shift+F9'],
    enabled: has,
    run: columnBreakpoint,
  },
  {
    id: 'breakpoint.rules',
    title: 'Condition, hits and log message of the breakpoint',
    keys: ['Shift+F2'],
    enabled: has,
    run: askRules,
  },
  {
    id: 'run.justMyCode',
    title: 'Just my code: steps pass the library by, on or off',
    keys: [],
    enabled: () => true,
    run: async (bench) => {
      const { settings } = bench;
      settings.set('justMyCode', !settings.justMyCode);
      await bench.engine.setRules({ justMyCode: settings.justMyCode, rules: [] });
    },
  },
  {
    id: 'code.replace',
    title: 'Replace the running code by the edited text',
    keys: ['Ctrl+Alt+Enter'],
    enabled: (bench) => stopped(bench) && bench.documents.kind === 'source',
    run: replaceSource,
  },
  {
    id: 'code.undo',
    title: 'Undo the last replacement of code',
    keys: ['Ctrl+Alt+Backspace'],
    enabled: (bench) => stopped(bench) && bench.live.patches.some(({ undone }) => !undone),
    run: (bench) => undo(bench, false),
  },
  {
    id: 'code.redo',
    title: 'Do the undone replacement of code again',
    keys: [],
    enabled: (bench) => stopped(bench) && bench.live.patches.some(({ undone }) => undone),
    run: (bench) => undo(bench, true),
  },
];
