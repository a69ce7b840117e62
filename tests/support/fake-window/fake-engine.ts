/**
 * A stand-in for the engine, for building and looking at the window without a machine: one program whose listing was taken from
 * CPython, walked through by the few instructions of its inner loop. It is used by the window's own development page only.
 */
import type { Debugging } from '../../../src-core/protocol/debugging.ts';
import type { Engine, EngineEvents } from '../../../src-core/protocol/engine.ts';
import type {
  BreakpointView,
  CodeId,
  CodeView,
  Document,
  FrameView,
  InstructionRow,
  ProfileRow,
  Snapshot,
  ValueView,
  Variable,
} from '../../../src-core/protocol/shapes.ts';
import program from './program.json' with { type: 'json' };

const PATH = 'samples/closure_total.py';
const codes = program.codes.map((each) => each.view as unknown as CodeView);
const listings = program.codes.map((each) => each.rows as InstructionRow[]);
const INNER = 2;

const value = (text: string, type = 'int', ref = 0): ValueView =>
  ({
    text,
    type,
    kind: type === 'int' ? 'int' : type === 'list' ? 'container' : type === 'list_iterator' ? 'iterator' : 'callable',
    ref,
  }) as ValueView;
const variable = (name: string, of: ValueView, slot: number, changed = false): Variable => ({ ...of, name, slot, changed });

/** It has what the window asks for while a picture of it is taken; of the requests of debugging, the oldest. */
export class FakeEngine implements Omit<Engine, keyof Debugging> {
  private events!: EngineEvents;
  private text = program.text;
  private at = 6;
  private ticks = 1204;
  private seen = 302;
  private acc = 6;
  private p: number | null = 4;
  private index = 2;
  private stack: (ValueView & { origin: string })[] = [];
  private touched = new Set<string>();
  private running = false;
  private stopped = false;
  private breakpoints: BreakpointView[] = [];

  listen(events: EngineEvents): void {
    this.events = events;
  }

  async samples() {
    const titles: [string, string, string][] = [
      ['closure_total', 'Closure counter', 'A function that keeps a count in a cell of the one around it.'],
      ['fibonacci', 'Fibonacci', 'Recursive and iterative, side by side.'],
      ['pipeline', 'Generator pipeline', 'Three generators that pull from one another.'],
      ['finally', 'try and finally', 'Where the handlers of the exception table take over.'],
      ['descriptors', 'Descriptors', 'A class whose attributes are computed.'],
      ['comprehensions', 'Comprehension nest', 'Comprehensions within comprehensions, inlined.'],
      ['strings', 'String building', 'Joins, formats and f-strings.'],
      ['specialise', 'Specialise and deoptimise', 'A loop that turns from ints to floats.'],
      ['sieve', 'Sieve', 'Prime numbers, with a list of flags.'],
      ['machine', 'Small stack machine', 'An interpreter within the interpreter.'],
    ];
    return titles.map(([file, title, description]) => ({ path: `samples/${file}.py`, title, description }));
  }

  private document(): Document {
    const bad = this.text.includes('(:');
    const line = this.text.split('\n').findIndex((each) => each.includes('(:')) + 1;
    return {
      path: PATH,
      kind: 'source',
      text: this.text,
      codes: bad ? [] : codes,
      problems: bad
        ? [
            {
              severity: 'error',
              message: 'SyntaxError: invalid syntax',
              file: PATH,
              range: { line, column: 5, endLine: line, endColumn: 8 },
              text: `  File "${PATH}", line ${line}\n    def (:\n        ^\nSyntaxError: invalid syntax`,
            },
          ]
        : [],
    };
  }
  async open(path: string) {
    if (!path.includes('samples/')) throw new Error(`[Errno 2] No such file or directory: '${path}'`);
    this.text = program.text;
    return this.document();
  }
  async compile(_path: string, text: string) {
    this.text = text;
    return this.document();
  }
  async save() {}

  async launch() {
    this.stopped = true;
    setTimeout(() => {
      this.events.output({ stream: 'stdout', text: 'total so far: 24\n' });
      this.offset(28);
      this.stop('breakpoint', 'breakpoint, line 9');
    }, 5);
  }
  private offset(offset: number): void {
    const rows = listings[INNER]!;
    this.at = rows.findIndex((row) => row.offset >= offset);
    this.stack = [{ ...value('<list_iterator object>', 'list_iterator', 5), origin: '' }];
  }
  async restart() {
    await this.launch();
  }
  async stop(reason?: Snapshot['reason'], description?: string): Promise<void> {
    if (reason === undefined) {
      this.stopped = false;
      this.events.state({ state: 'exited' });
      this.events.exited({ status: 0, ticks: this.ticks, problem: null });
      return;
    }
    this.running = false;
    this.stopped = true;
    this.events.state({ state: 'stopped' });
    this.events.stopped(this.snapshot(reason, description ?? reason));
  }
  async continue() {
    this.events.state({ state: 'running' });
    this.running = true;
    setTimeout(() => {
      if (this.running) void this.stop('breakpoint', 'breakpoint, line 9');
    }, 1500);
  }
  async pause() {
    setTimeout(() => void this.stop('pause', 'paused'), 5);
  }
  async step(kind: string) {
    this.events.state({ state: 'running' });
    this.touched.clear();
    const rows = listings[INNER]!;
    const { line } = rows[this.at]!;
    do this.run(rows[this.at]!, rows);
    while (kind.startsWith('line') && (!rows[this.at]!.startsLine || rows[this.at]!.line === line));
    setTimeout(() => void this.stop('step', `step, line ${rows[this.at]!.line}`), 1);
  }

  private run(row: InstructionRow, rows: InstructionRow[]): void {
    this.ticks += 1;
    row.hits += 1;
    const stack = this.stack;
    const push = (text: string, origin = '', type = 'int'): number => stack.unshift({ ...value(text, type), origin });
    let next = this.at + 1;
    const variables: Record<string, string> = {
      acc: `${this.acc}`,
      p: `${this.p}`,
      seen: `${this.seen}`,
      rate: '2',
      prices: '[3, 4, 5]',
    };
    switch (row.name) {
      case 'LOAD_FAST':
      case 'LOAD_DEREF':
        push(variables[row.argrepr]!, row.argrepr, row.argrepr === 'prices' ? 'list' : 'int');
        break;
      case 'LOAD_CONST':
        push(row.argrepr);
        break;
      case 'BINARY_OP': {
        const [right, left] = stack.splice(0, 2);
        push(
          row.argrepr.startsWith('*')
            ? `${Number(left!.text) * Number(right!.text)}`
            : `${Number(left!.text) + Number(right!.text)}`,
        );
        row.adaptive = row.argrepr.startsWith('*') ? 'BINARY_OP_MULTIPLY_INT' : 'BINARY_OP_ADD_INT';
        row.counter = 832;
        break;
      }
      case 'STORE_FAST':
      case 'STORE_DEREF': {
        const top = Number(stack.shift()!.text);
        if (row.argrepr === 'acc') this.acc = top;
        else if (row.argrepr === 'p') this.p = top;
        else this.seen = top;
        this.touched.add(row.argrepr);
        break;
      }
      case 'FOR_ITER':
        row.adaptive = 'FOR_ITER_LIST';
        push(`${[3, 4, 5][this.index++ % 3]}`);
        break;
      case 'JUMP_BACKWARD':
        next = rows.findIndex((each) => each.offset === row.target);
        break;
      case 'GET_ITER':
        stack.shift();
        push('<list_iterator object>', '', 'list_iterator');
    }
    this.at = next >= rows.length - 3 ? rows.findIndex((each) => each.name === 'FOR_ITER') : next;
  }

  private snapshot(reason: Snapshot['reason'], description: string): Snapshot {
    const row = listings[INNER]![this.at]!;
    const code = codes[INNER]!;
    const top = {
      id: this.ticks,
      code: code.id,
      name: code.name,
      qualname: code.qualname,
      file: PATH,
      line: row.line,
      offset: row.offset,
      range: row.range,
      stack: this.stack.map((each, i) => ({ ...each, index: this.stack.length - 1 - i, changed: false })),
      locals: [
        variable('prices', value('[3, 4, 5]', 'list', 9), 0),
        variable('acc', value(`${this.acc}`), 1, this.touched.has('acc')),
        variable('p', value(`${this.p}`), 2, this.touched.has('p')),
      ],
      cells: [],
      free: [variable('rate', value('2'), 3), variable('seen', value(`${this.seen}`), 4, this.touched.has('seen'))],
      handling: null,
      cache:
        row.counter === null
          ? null
          : {
              offset: row.offset,
              family: row.name,
              form: row.adaptive,
              fields: [{ name: 'counter', text: `${row.counter} (value ${row.counter >> 4}, backoff ${row.counter & 15})` }],
            },
    } as unknown as FrameView;
    const moduleRow = listings[0]!.find((each) => each.line === 16 && each.name === 'CALL')!;
    const bottom = {
      ...top,
      id: -this.ticks,
      code: codes[0]!.id,
      name: '<module>',
      qualname: '<module>',
      line: 16,
      offset: moduleRow.offset,
      range: moduleRow.range,
      stack: [],
      free: [],
      cache: null,
      locals: [variable('make_total', value('<function make_total>', 'function', 3), -1), variable('_', value('100'), -1)],
    } as unknown as FrameView;
    const listing = { code: top.code, whole: true, rows: structuredClone(listings[INNER]!) };
    return { reason, description, ticks: this.ticks, breakpoints: [], frames: [top, bottom], exception: null, listing };
  }

  async setBreakpoints(specs: Parameters<Engine['setBreakpoints']>[0]) {
    this.breakpoints = specs.map(
      (spec, i) =>
        ({
          id: i + 1,
          spec,
          verified: true,
          message: '',
          line: spec.kind === 'line' ? spec.line : 9,
          hits: i,
        }) as unknown as BreakpointView,
    );
    return this.breakpoints;
  }
  async state() {
    return this.stopped
      ? { state: 'stopped' as const, snapshot: this.snapshot('step', 'step') }
      : { state: 'empty' as const, snapshot: null };
  }
  async tokens() {
    return { rows: [], error: '' };
  }
  async tree() {
    return { rows: [], error: '' };
  }
  async symbols() {
    return { rows: [], error: '' };
  }
  async listing(code: CodeId) {
    return structuredClone(listings[code - 1]!);
  }
  async code(code: CodeId) {
    return codes[code - 1]!;
  }
  async codeDetail(): Promise<never> {
    throw new Error('The stand-in has no fields to show.');
  }
  async stages(): Promise<never> {
    throw new Error('The stand-in has no stages to show.');
  }
  async stage(): Promise<never> {
    throw new Error('The stand-in has no stages to show.');
  }
  async pyc(): Promise<never> {
    throw new Error('The stand-in reads no .pyc files.');
  }
  async globals() {
    return [
      variable('__name__', value("'__main__'", 'str'), -1),
      variable('make_total', value('<function make_total>', 'function', 3), -1),
    ];
  }
  async children() {
    return { total: 3, rows: [3, 4, 5].map((each, i) => variable(`${i}`, value(`${each}`), -1)) };
  }
  async evaluate(_frame: unknown, source: string) {
    return source.includes('!')
      ? { ok: false, text: 'SyntaxError: invalid syntax', value: null }
      : { ok: true, text: source === 'seen' ? `${this.seen}` : '42', value: null };
  }
  async profileReport(): Promise<never> {
    throw new Error('The stand-in has no profile.');
  }
  async profileDiff(): Promise<never> {
    throw new Error('The stand-in has no profile.');
  }
  async profileFile(): Promise<never> {
    throw new Error('The stand-in has no profile.');
  }
  async timeline() {
    return { tick: 0, first: 0, furthest: 0, recorded: 0, cost: null };
  }
  async runToTick() {}
  async stepBack() {}
  async reverseContinue() {}
  async stateHash() {
    return '';
  }
  async writtenSoFar() {
    return [];
  }
  async replaceConstant(code: CodeId, index: number, source: string) {
    const view = codes[code - 1]!;
    if (!/^-?\d+$/.test(source))
      return { ok: false, message: `not a literal: ${source}`, code: null, framesMoved: 0, framesKept: [] };
    const consts = view.consts.map((each, i) => (i === index ? { ...each, text: source } : each));
    codes[code - 1] = { ...view, consts, patched: [index] };
    return { ok: true, message: '', code: codes[code - 1]!, framesMoved: 1, framesKept: [] };
  }
  async profile() {
    const row = (name: string, line: number, calls: number, instructions: number, own: number, builtin = false): ProfileRow => ({
      code: null,
      name,
      file: PATH,
      line,
      builtin,
      calls,
      primitiveCalls: calls,
      ownTime: own,
      cumulativeTime: own * 1.4,
      instructions,
    });
    return [
      row('total', 5, 101, 5151, 0.212),
      row('<module>', 1, 1, 1217, 0.061),
      row('make_total', 1, 1, 11, 0.003),
      row('print', 0, 1, 0, 0.001, true),
    ];
  }
  async input() {}

  /** For looking at the banner. */
  die(): void {
    this.events.engineDied({ reason: 'The worker ran out of memory.' });
  }
}
