/** The commands of transcripts: each calls the engine as a front does and writes down what it answers. */
import type { BreakpointSpec } from '../../src-core/protocol/breakpoint-shapes.ts';
import type { VariablePlace } from '../../src-core/protocol/inspect-shapes.ts';
import type { CodeId, FrameId, FrameView, ObjectRef, Variable } from '../../src-core/protocol/shapes.ts';
import type { StepKind } from '../../src-core/protocol/step-shapes.ts';
import { placeText, type ScriptedSession } from './transcript.ts';

const FILE = '/program/program.py';

type Run = (s: ScriptedSession, rest: string) => void;

/** What a request answers at once; the session has no promises. */
function now<T>(value: T | Promise<T>): T {
  return value as T;
}

const frameId = (text: string): FrameId => Number(text || 1) as FrameId;

function frame(s: ScriptedSession, text: string): FrameView {
  const found = s.snapshot?.frames[Number(text || 1) - 1];
  if (!found) throw new Error(`there is no frame ${text}`);
  return found;
}

const variableText = ({ name, text, changed }: Variable): string => `${name} = ${text}${changed ? '  (changed)' : ''}`;

const STEPS: Readonly<Record<string, StepKind>> = {
  into: 'line-into',
  over: 'line-over',
  out: 'line-out',
  ii: 'instruction-into',
  io: 'instruction-over',
  'statement-into': 'statement-into',
  'statement-over': 'statement-over',
  'expression-into': 'expression-into',
  'expression-over': 'expression-over',
  'to-return': 'to-return',
};

/** `line 3 if x > 1 hits % 2 log x={x}`: a breakpoint as text. */
export function parseBreakpoint(text: string): BreakpointSpec {
  const rules: Record<string, unknown> = { enabled: true };
  let place = text;
  const take = (mark: string, name: string) => {
    const at = place.indexOf(` ${mark} `);
    if (at < 0) return;
    rules[name] = place.slice(at + mark.length + 2);
    place = place.slice(0, at);
  };
  take('log', 'log');
  take('hits', 'hits');
  take('if', 'condition');
  if (place.endsWith(' off')) {
    rules['enabled'] = false;
    place = place.slice(0, -4);
  }
  const [kind, ...rest] = place.split(' ');
  const file = rest[0]?.endsWith('.py') ? `/program/${rest.shift()}` : FILE;
  return { ...placeOf(kind, file, rest), ...rules } as unknown as BreakpointSpec;
}

function placeOf(kind: string, file: string, rest: string[]): Record<string, unknown> {
  switch (kind) {
    case 'line':
      return { kind, file, line: Number(rest[0]) };
    case 'column':
      return { kind, file, line: Number(rest[0]), column: Number(rest[1]) };
    case 'instruction':
      return { kind, file, qualname: rest[0], offset: Number(rest[1]) };
    case 'function':
      return { kind, name: rest[0] };
    case 'exception': {
      const classes = rest.slice(1).filter((name) => !name.startsWith('-'));
      const except = rest.slice(1).flatMap((name) => (name.startsWith('-') ? [name.slice(1)] : []));
      return { kind, when: rest[0], ...(classes.length ? { classes } : {}), ...(except.length ? { except } : {}) };
    }
    case 'data':
      return { kind, access: rest[0], target: dataTarget(file, rest[1], rest.slice(2)) };
    case 'machine':
      return { kind, event: rest[0], ...(rest[1] ? { filter: rest[1] } : {}) };
    default:
      return { kind };
  }
}

function dataTarget(file: string, scope: string, rest: string[]): Record<string, unknown> {
  switch (scope) {
    case 'local':
    case 'cell':
      return { scope, file, qualname: rest[0], name: rest[1] };
    case 'attribute':
      return { scope, file, owner: rest[0], name: rest[1] };
    case 'item':
      return { scope, file, owner: rest[0], key: rest[1] };
    default:
      return { scope, file, name: rest[0] };
  }
}

function showBreakpoints(
  s: ScriptedSession,
  views: { id: number; verified: boolean; message: string; line: number; hits: number; problem: string; spec: BreakpointSpec }[],
): void {
  for (const view of views) {
    const where = view.line > 0 ? ` ${view.line}` : '';
    const parts = [`b${view.id} ${view.spec.kind}${where}`, view.verified ? 'verified' : 'unverified'];
    if (view.hits > 0) parts.push(`${view.hits} hits`);
    if (view.message !== '') parts.push(view.message);
    if (view.problem !== '') parts.push(`problem: ${view.problem}`);
    s.say(parts.join(', '));
  }
}

function resume(s: ScriptedSession, act: () => unknown): void {
  s.goesOn();
  now(act());
}

const launch =
  (stopOnEntry: boolean): Run =>
  (s, rest) => {
    s.goesOn();
    const [path, ...args] = rest === '' ? ['program.py'] : rest.split(' ');
    now(s.engine.launch({ path: `/program/${path}`, args, stopOnEntry, profile: false }));
  };

export const COMMANDS: Record<string, Run> = {
  launch: launch(true),
  run: launch(false),
  restart: (s) => resume(s, () => s.engine.restart()),
  stop: (s) => now(s.engine.stop()),
  open: (s, rest) => s.say(...now(s.engine.open(`/program/${rest}`)).problems.map(({ message }) => message)),
  break(s, rest) {
    const specs = rest === '' ? [] : rest.split(' ; ').map(parseBreakpoint);
    s.specs = specs;
    showBreakpoints(s, now(s.engine.setBreakpoints(specs)));
  },
  'raw-break': (s, rest) => showBreakpoints(s, now(s.engine.setBreakpoints(JSON.parse(rest)))),
  locations: (s, rest) =>
    s.say(...now(s.engine.breakpointLocations(FILE, Number(rest))).map((at) => `${at.column} ${at.qualname}+${at.offset}`)),
  continue: (s) => resume(s, () => s.engine.continue()),
  pause: (s) => now(s.engine.pause()),
  step: (s, rest) => resume(s, () => s.engine.step(STEPS[rest] ?? (rest as StepKind))),
  steps(s, rest) {
    // Many steps of one kind are one request each; all their stops are told.
    const [kind, count] = rest.split(' ');
    s.repeat(`step ${kind}`, Number(count));
  },
  targets: (s) => s.say(...now(s.engine.stepTargets()).map(({ offset, label }) => `+${offset} ${label}`)),
  'step-into': (s, rest) => resume(s, () => s.engine.stepInto(Number(rest))),
  'run-to': (s, rest) => resume(s, () => s.engine.runTo(cursor(rest))),
  next: (s, rest) => {
    now(s.engine.setNext(rest.startsWith('+') ? { offset: Number(rest.slice(1)) } : { line: Number(rest) }));
    s.say(`next ${placeText(s.snapshot!.frames[0])}`);
  },
  jumps(s) {
    for (const { offset, line, refusal } of now(s.engine.jumpTargets()))
      s.say(`+${offset} line ${line ?? '-'} ${refusal || 'yes'}`);
  },
  'restart-frame': (s, rest) => resume(s, () => s.engine.restartFrame(frameId(rest))),
  return(s, rest) {
    const [id, ...source] = rest.split(' ');
    resume(s, () => s.engine.forceReturn(frameId(id), source.join(' ')));
  },
  rules: (s, rest) => now(s.engine.setRules(JSON.parse(rest))),
  frames: (s) => s.say(...(s.snapshot?.frames ?? []).map((view, i) => `${i + 1} ${placeText(view)}`)),
  stack: (s, rest) =>
    s.say(
      ...frame(s, rest).stack.map(
        ({ index, text, kind, origin }) => `${index} ${text} (${kind})${origin ? ` from ${origin}` : ''}`,
      ),
    ),
  locals: (s, rest) => s.say(...frame(s, rest).locals.map(variableText)),
  cells: (s, rest) => s.say(...frame(s, rest).cells.map(variableText)),
  free: (s, rest) => s.say(...frame(s, rest).free.map(variableText)),
  globals: (s, rest) =>
    s.say(
      ...now(s.engine.globals(frameId(rest)))
        .filter(({ name }) => !name.startsWith('__'))
        .map(variableText),
    ),
  cache(s, rest) {
    const { cache } = frame(s, rest);
    if (!cache) s.say('no cache');
    else s.say(`${cache.family} as ${cache.form}`, ...cache.fields.map(({ name, text }) => `${name}: ${text}`));
  },
  eval(s, rest) {
    const { ok, text } = now(s.engine.evaluate(frameId('1'), rest));
    s.say(...`${ok ? '=' : 'error'} ${text}`.trimEnd().split('\n'));
  },
  'eval-in'(s, rest) {
    const [id, ...source] = rest.split(' ');
    const { ok, text } = now(s.engine.evaluate(frameId(id), source.join(' ')));
    s.say(...`${ok ? '=' : 'error'} ${text}`.trimEnd().split('\n'));
  },
  children(s, rest) {
    const [name, start = '0', count = '100'] = rest.split(' ');
    const { total, rows } = now(s.engine.children(refOf(s, name), Number(start), Number(count)));
    s.say(`${total} inside`, ...rows.map(variableText));
  },
  builtins: (s, rest) =>
    s.say(
      ...now(s.engine.builtins(frameId('1')))
        .filter(({ name }) => rest.split(' ').includes(name))
        .map(variableText),
    ),
  repr(s, rest) {
    const { text, problem } = now(s.engine.repr(refOf(s, rest)));
    s.say(
      text.length > 200 ? `${text.slice(0, 200)}… ${text.length} characters` : text,
      ...(problem ? [`problem: ${problem}`] : []),
    );
  },
  set(s, rest) {
    const [place, ...source] = rest.split(' = ');
    const { ok, text } = now(s.engine.setVariable(variablePlace(s, place), source.join(' = ')));
    s.say(...`${ok ? '=' : 'error'} ${text}`.trimEnd().split('\n'));
  },
  threads: (s) =>
    s.say(
      ...now(s.engine.threads()).map(
        ({ id, name, main, stopped, depth }) => `${id} ${name}${main ? ' main' : ''}${stopped ? ' stopped' : ''} depth ${depth}`,
      ),
    ),
  'thread-frames': (s, rest) => s.say(...now(s.engine.frames(Number(rest))).map((view) => `${view.id} ${placeText(view)}`)),
  suspended: (s) =>
    s.say(
      ...now(s.engine.suspended()).map(
        ({ kind, name, state, awaits, task, frame: at }) =>
          `${kind} ${name} ${state} at ${placeText(at)}${awaits ? ` awaits ${awaits.text}` : ''}${task ? ` in ${task}` : ''} | ${at.locals.map(({ name: n, text }) => `${n} = ${text}`).join(', ')}`,
      ),
    ),
  handler(s, rest) {
    const { handler, entered, generator } = frame(s, rest);
    s.say(
      handler
        ? `${handler.start} to ${handler.end} -> ${handler.target} depth ${handler.depth}${handler.lasti ? ' lasti' : ''}`
        : 'no handler',
      `entered by ${entered}${generator ? `, ${generator}` : ''}`,
    );
  },
  exceptions: (s) => s.say(...(s.snapshot?.exceptions ?? []).map(({ text }) => text)),
  exception(s) {
    const { exception } = s.snapshot!;
    s.say(exception ? `${exception.type} ${exception.message}` : 'none');
  },
  replace(s, rest) {
    const { ok, message, maps } = now(s.engine.replaceCode(codeOf(s, '1'), JSON.parse(rest)));
    s.say(`${ok ? 'replaced' : 'refused'}: ${message}`);
    for (const { qualname, frames } of maps) sayFrames(s, qualname, frames);
  },
  source(s, rest) {
    const [name, ...edits] = rest.split(' / ');
    let text = s.textOf(`/program/${name}`);
    for (const edit of edits) {
      const [from, to] = edit.split(' => ');
      if (!text.includes(from)) throw new Error(`the file has no ${from}`);
      text = text.replace(from, to.replaceAll('\\n', '\n'));
    }
    const { ok, message, maps } = now(s.engine.replaceSource(`/program/${name}`, text));
    s.say(`${ok ? 'replaced' : 'refused'}: ${message}`);
    for (const { qualname, rows, frames } of maps) {
      sayFrames(s, qualname, frames);
      for (const row of rows)
        if (row.state !== 'kept')
          s.say(`  ${row.state} ${row.name} ${row.old ?? '-'} -> ${row.new ?? '-'}${row.reason ? `: ${row.reason}` : ''}`);
    }
  },
  assembly(s, rest) {
    const [from, to] = rest.split(' => ');
    const id = codeOf(s, '1');
    const text = now(s.engine.assembly(id));
    if (!text.includes(from)) throw new Error(`the listing has no ${from}`);
    const { ok, message, maps } = now(s.engine.replaceCode(id, { assembly: text.replace(from, to.replaceAll('\\n', '\n')) }));
    s.say(`${ok ? 'replaced' : 'refused'}: ${message}`);
    for (const { qualname, frames } of maps) sayFrames(s, qualname, frames);
  },
  patches: (s) =>
    s.say(
      ...now(s.engine.patches()).flatMap(({ id, title, undone, diff, message }) => [
        `${id} ${title}${undone ? ' (undone)' : ''}${message ? ` (${message})` : ''}`,
        ...diff,
      ]),
    ),
  undo(s) {
    const { ok, message } = now(s.engine.undoPatch());
    s.say(`${ok ? 'undone' : 'refused'}: ${message}`);
  },
  redo(s) {
    const { ok, message } = now(s.engine.redoPatch());
    s.say(`${ok ? 'done again' : 'refused'}: ${message}`);
  },
  export(s, rest) {
    const [kind, target] = rest.split(' ');
    now(s.engine.exportPatches(FILE, kind as 'pyc', `/program/${target}`));
    if (kind === 'python') s.say(...s.textOf(`/program/${target}`).trimEnd().split('\n').slice(-1));
    else s.say(`written`);
  },
  breakpoints: (s) => showBreakpoints(s, now(s.engine.setBreakpoints(s.specs)) as never),
  constant(s, rest) {
    const [index, ...source] = rest.split(' ');
    const { ok, message } = now(s.engine.replaceConstant(frame(s, '1').code, Number(index), source.join(' ')));
    s.say(`${ok ? 'replaced' : 'refused'}: ${message}`);
  },
  other(s, rest) {
    const [call, ...args] = rest.split(' ');
    s.other(call, args.length ? JSON.parse(args.join(' ')) : []);
  },
  /** Two commands at once, `A && B`: the program has no time to go on between them. */
  both(s, rest) {
    for (const text of rest.split(' && ')) s.perform(text);
  },
  compile(s, rest) {
    const [path, ...text] = rest.split(' ');
    s.say(...now(s.engine.compile(`/program/${path}`, JSON.parse(text.join(' ')))).problems.map(({ message }) => message));
  },
  answer: (s, rest) => now(s.engine.input(rest)),
  // --- profile
  'launch-profiled'(s, rest) {
    s.goesOn();
    const profileDetail = rest === 'instructions' ? 'instructions' : 'calls';
    now(s.engine.launch({ path: FILE, args: [], stopOnEntry: false, profile: true, profileDetail }));
  },
  /** Calls and instructions by function, and who called it. */
  profile(s) {
    const { functions, edges, lines, sites } = now(s.engine.profileReport());
    functions.forEach((row, i) => {
      const callers = edges
        .filter((edge) => edge.callee === i && edge.calls > 0)
        .map((edge) => `${functions[edge.caller].name} ${edge.calls}`);
      const from = callers.length ? ` from ${callers.join(', ')}` : '';
      s.say(`${row.calls}/${row.primitiveCalls} ${row.ownInstructions}/${row.cumulativeInstructions} ${row.name}${from}`);
    });
    for (const { line, hits, instructions } of lines) s.say(`line ${line}: ${hits} times, ${instructions} instructions`);
    for (const { offset, form, hits, misses, failures } of sites)
      s.say(`+${offset} ${form}: ${hits} hits, ${misses} misses${failures.map(({ reason }) => `, ${reason}`).join('')}`);
  },
  'profile-diff'(s) {
    const { instructions, functions } = now(s.engine.profileDiff());
    s.say(
      `${instructions.before} -> ${instructions.after}`,
      ...functions.map(({ name, before, after }) => `${name} ${before?.calls ?? 0} -> ${after?.calls ?? 0}`),
    );
  },
  'profile-file'(s, rest) {
    const { text, bytes } = now(s.engine.profileFile(rest as 'collapsed'));
    s.say(text === null ? `${bytes?.length ?? 0} bytes` : text.trimEnd());
  },
  // --- time
  back: (s, rest) => resume(s, () => s.engine.stepBack((rest || 'instruction') as 'instruction')),
  reverse: (s) => resume(s, () => s.engine.reverseContinue()),
  /** `tick 5000`, or so many from here: `tick -10`, `tick +10`. */
  tick(s, rest) {
    const here = /^[+-]/.test(rest) ? now(s.engine.timeline()).tick : 0;
    resume(s, () => s.engine.runToTick(here + Number(rest)));
  },
  /** Gives the present state a name, or says which named one it is. */
  state(s, name) {
    const hash = now(s.engine.stateHash());
    const known = [...s.states].find(([, other]) => other === hash);
    s.say(known ? `the state ${known[0]}` : `a new state, ${name}`);
    if (!known) s.states.set(name, hash);
  },
  cost(s) {
    const { cost, tick } = now(s.engine.timeline());
    s.say(
      cost
        ? `${cost.runs} runs, ${cost.instructions === tick ? 'no more instructions than up to here' : 'more than once up to here'}`
        : 'none',
    );
  },
  written: (s) => s.say(...now(s.engine.writtenSoFar()).flatMap(({ text }) => text.replace(/\n$/, '').split('\n'))),
  delete: (s, rest) => s.host.files.remove(`/program/${rest}`),
};

function sayFrames(
  s: ScriptedSession,
  qualname: string,
  frames: readonly { name: string; from: number; to: number | null; reason: string }[],
): void {
  for (const { from, to, reason } of frames) s.say(`  frame of ${qualname}: +${from} -> ${to === null ? reason : `+${to}`}`);
}

const codeOf = (s: ScriptedSession, id: string): CodeId => frame(s, id).code;

/** `local x`, `stack 0`, `attribute NAME name`, `item NAME key`. */
function variablePlace(s: ScriptedSession, text: string): VariablePlace {
  const [scope, ...rest] = text.split(' ');
  if (scope === 'stack') return { scope, frame: frameId('1'), index: Number(rest[0]) };
  if (scope === 'attribute') return { scope, object: refOf(s, rest[0]), name: rest[1] };
  if (scope === 'item') return { scope, object: refOf(s, rest[0]), key: rest.slice(1).join(' ') };
  return { scope: scope as 'local', frame: frameId(rest[1] ?? '1'), name: rest[0] };
}

function cursor(text: string) {
  const parts = text.split(' ');
  return parts.length === 1
    ? { file: FILE, line: Number(parts[0]) }
    : { file: FILE, qualname: parts[0], offset: Number(parts[1]) };
}

/** A variable of the innermost frame, or a number that an answer named. */
export function refOf(s: ScriptedSession, name: string): ObjectRef {
  const top = frame(s, '1');
  const found = [...top.locals, ...top.cells, ...top.free].find((row) => row.name === name);
  if (found) return found.ref;
  const global = now(s.engine.globals(frameId('1'))).find((row) => row.name === name);
  return global?.ref ?? (Number(name) as ObjectRef);
}

export function runCommand(s: ScriptedSession, text: string): void {
  const [name, ...rest] = text.split(' ');
  const command = COMMANDS[name];
  if (command === undefined) throw new Error(`the script has no command ${name}`);
  command(s, rest.join(' '));
}
