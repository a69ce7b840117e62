/**
 * Debugger sessions as text: a script holds programs, commands and what they must answer. It is run against a session in this
 * process: where the engine would wait for its next request, the script gives the next command. Its commands are in
 * transcript-commands.ts.
 *
 *     file program.py:            a file of the session's world, indented by four blanks
 *         x = 1
 *     > launch                    a command; the lines behind it are its whole answer
 *     stopped entry <module>:1 +2 LOAD_CONST
 */
import { openLibraryFile } from '../../scripts/library.ts';
import { MemoryHost } from '../../src-core/host/memory.ts';
import type { BreakpointSpec } from '../../src-core/protocol/breakpoint-shapes.ts';
import type { Served } from '../../src-core/protocol/channel.ts';
import { answer } from '../../src-core/protocol/channel.ts';
import type { Engine, EngineEvents } from '../../src-core/protocol/engine.ts';
import type { Document, InstructionRow, Snapshot } from '../../src-core/protocol/shapes.ts';
import { createEngine } from '../../src-core/session/session.ts';
import { runCommand } from './transcript-commands.ts';

export interface Command {
  text: string;
  /** Lines of the script that the answer must be. */
  expected: string[];
  line: number;
}

export interface Script {
  files: Map<string, string>;
  /** The script's lines with the answers left out, so that it can be written anew. */
  commands: Command[];
}

export function parseScript(text: string): Script {
  const files = new Map<string, string>();
  const commands: Command[] = [];
  let file: string[] | undefined;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, i) => {
    const start = /^file (\S+):$/.exec(line);
    if (start) {
      file = [];
      files.set(`/program/${start[1]}`, '');
      return;
    }
    if (file !== undefined && (line.startsWith('    ') || line === '')) {
      file.push(line.slice(4));
      const name = [...files.keys()].at(-1)!;
      files.set(name, `${file.join('\n').trimEnd()}\n`);
      return;
    }
    file = undefined;
    if (line.startsWith('#')) return;
    if (line.startsWith('> ')) commands.push({ text: line.slice(2), expected: [], line: i + 1 });
    else commands.at(-1)?.expected.push(line);
  });
  for (const command of commands) while (command.expected.at(-1) === '') command.expected.pop();
  return { files, commands };
}

/** Throws through the session where the script has ended. */
class ScriptOver extends Error {}

/** A session that a script drives. */
export class ScriptedSession {
  readonly engine: Served<Engine>;
  private readonly work: () => void;
  private readonly lines: string[] = [];
  private readonly pending: Command[];
  readonly answers: { command: Command; lines: string[] }[] = [];
  snapshot: Snapshot | undefined;
  /** Commands that are given while the program runs, at the next look for requests. */
  private readonly later: string[] = [];
  readonly host: MemoryHost;

  constructor(script: Script) {
    this.pending = [...script.commands];
    const encode = (text: string) => new TextEncoder().encode(text);
    this.host = new MemoryHost({
      files: Object.fromEntries([...script.files].map(([path, text]) => [path, encode(text)])),
      cwd: '/program',
      library: openLibraryFile(),
    });
    const made = createEngine({ host: this.host, events: this.events(), mailbox: this.mailbox(), resources: '/resources' });
    this.engine = made.engine;
    this.work = made.work;
  }

  /** Runs every command; what each has answered is in `answers`. */
  run(): void {
    try {
      for (;;) {
        this.next();
        this.work();
      }
    } catch (error) {
      if (!(error instanceof ScriptOver)) throw error;
    }
  }

  /** Puts a command in front of the rest, some times. */
  repeat(text: string, count: number): void {
    this.again = { text, left: count };
    this.repeatOnce();
  }
  private again: { text: string; left: number } | undefined;
  private repeatOnce(): boolean {
    if (this.again === undefined || this.again.left-- <= 0) return false;
    this.perform(this.again.text);
    return true;
  }
  /** Does a line begin at an instruction of the program, for whoever comes from the one before it. */
  beginsLine(qualname: string, offset: number): boolean {
    const { codes } = this.engine.open('/program/program.py') as Document;
    const code = codes.find((each) => each.qualname === qualname);
    if (!code) return false;
    const rows = this.engine.listing(code.id) as InstructionRow[];
    const at = rows.findIndex((row) => row.offset === offset);
    const before = rows[at - 1];
    // What ends a loop or an await belongs to the line that it ends.
    if (at < 0 || rows[at].name === 'END_FOR' || rows[at].name === 'END_SEND') return false;
    return before === undefined || before.line !== rows[at].line || rows[at].isTarget || before.name === 'RESUME';
  }
  /** A file of the session's world. */
  textOf(path: string): string {
    return new TextDecoder().decode(this.host.files.read(path));
  }
  /** State hashes by the name that the script gave them. */
  readonly states = new Map<string, string>();
  /** The breakpoints that were set last. */
  specs: BreakpointSpec[] = [];

  say(...lines: string[]): void {
    for (const line of lines) this.lines.push(...line.split('\n'));
  }

  private running = false;
  private readonly deadline = Date.now() + 8_000;
  /** A script that does not come to its end fails. */
  private checkTime(): void {
    if (Date.now() > this.deadline) throw new Error(`took too long at: ${this.answers.at(-1)?.command.text}`);
  }

  private next(): void {
    this.checkTime();
    if (this.repeatOnce()) return;
    const command = this.pending.shift();
    this.collect();
    if (command === undefined) throw new ScriptOver();
    this.answers.push({ command, lines: [] });
    this.perform(command.text);
  }

  private collect(): void {
    this.answers.at(-1)?.lines.push(...this.lines.splice(0));
  }

  /** Does a command; what it refuses is part of the answer. */
  perform(text: string): void {
    // `!` gives a command to the running program, as soon as that looks for requests.
    if (text.startsWith('! ')) {
      this.later.push(text.slice(2));
      return;
    }
    try {
      runCommand(this, text);
    } catch (error) {
      if (error instanceof ScriptOver) throw error;
      this.say(`refused: ${(error as Error).message}`);
    }
  }

  /** A request as another front would send it, over a line of its own. */
  other(call: string, args: unknown[]): void {
    answer<Engine>(
      (message) => {
        const { value, error } = message as { value?: unknown; error?: { message: string } };
        this.say(error ? `other refused: ${error.message}` : `other: ${JSON.stringify(value ?? null).slice(0, 60)}`);
      },
      this.engine as Served<Engine>,
    ).dispatch({ id: 1, call, args });
  }

  private mailbox() {
    return {
      hasMail: () => {
        this.checkTime();
        this.running = true;
        return this.later.length > 0;
      },
      drain: () => {
        // A stopped program looks for requests too; these are for the running one.
        if (!this.running) return;
        this.running = false;
        for (const text of this.later.splice(0)) this.perform(text);
      },
      wait: () => {
        this.running = false;
        this.next();
      },
    };
  }

  private events(): EngineEvents {
    return {
      state: () => {},
      stopped: (snapshot) => {
        const told = this.snapshot;
        this.snapshot = snapshot;
        // An edit tells of the same stop again.
        if (told?.ticks !== snapshot.ticks || told.description !== snapshot.description || this.fresh)
          this.say(stopText(snapshot));
        this.fresh = false;
      },
      output: ({ stream, text }) =>
        this.say(
          ...text
            .replace(/\n$/, '')
            .split('\n')
            .map((line) => `${stream === 'stdout' ? '|' : '!'} ${line}`),
        ),
      logged: ({ text, line }) => this.say(`log ${line}: ${text}`),
      inputRequested: ({ prompt }) => this.say(`input ${prompt}`),
      exited: ({ status }) => this.say(`exited ${status}`),
      breakpoints: () => {},
      codeCreated: () => {},
      progress: () => {},
      engineDied: ({ reason }) => this.say(`died ${reason}`),
    };
  }
  private fresh = true;
  /** The next stop is told, even where it is like the last. */
  goesOn(): void {
    this.fresh = true;
  }
}

export function placeText(frame: Snapshot['frames'][number]): string {
  const file = frame.file.replace(/^.*\//, '');
  return `${file === 'program.py' ? '' : `${file} `}${frame.qualname}:${frame.line} +${frame.offset}`;
}

function stopText(snapshot: Snapshot): string {
  const [top] = snapshot.frames;
  return `stopped ${snapshot.reason}: ${snapshot.description} | ${top ? placeText(top) : 'nowhere'}`;
}

/** The script as it would be with these answers. */
export function writeScript(text: string, answers: readonly { command: Command; lines: string[] }[]): string {
  const lines = text.split('\n');
  const out: string[] = [];
  let at = 0;
  for (const { command, lines: said } of answers) {
    while (at < command.line) out.push(lines[at++]);
    let from = at;
    while (
      from < lines.length &&
      !lines[from].startsWith('> ') &&
      !lines[from].startsWith('#') &&
      !lines[from].startsWith('file ')
    )
      from++;
    out.push(...said);
    // What parts this command from the next stays.
    const gap = lines
      .slice(at, from)
      .reverse()
      .findIndex((line) => line !== '');
    const blanks = gap < 0 ? from - at : gap;
    for (let i = 0; i < blanks && from < lines.length; i++) out.push('');
    at = from;
  }
  out.push(...lines.slice(at));
  return `${out.join('\n').trimEnd()}\n`;
}
