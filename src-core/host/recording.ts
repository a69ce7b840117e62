/**
 * A host that writes down every answer of the world (time, entropy, files, input) and every output, and gives the same answers again in
 * a second run of the same program, so that it goes the same way to the instruction. What was written is not written again: the outside
 * sees everything once. Where a second run asks something else than the first did, the rest of what was written down is void, and it
 * goes on with the world itself. The bundled library never changes and is not written down.
 */

import { HostRefusal } from './grants.ts';
import type { Clock, Files, Host, InputStream, OpenFile, OutputStream } from './host.ts';
import { HostError } from './host.ts';
import { LIBRARY_PREFIX } from './library.ts';

/** One exchange with the world. `error` is what the host threw. */
interface Exchange {
  readonly question: string;
  readonly answer?: unknown;
  readonly error?: HostError | HostRefusal;
}

/** What a program has written to a stream. */
export interface Written {
  readonly stream: 'stdout' | 'stderr';
  readonly data: Uint8Array;
}

/** Thrown where a run may not go on with the world itself. */
export class JournalEnded {
  readonly ended = true;
}

/** The exchanges of a program with the world, in order. */
export class Journal {
  private readonly exchanges: Exchange[] = [];
  private at = 0;
  /** A run that asks more than is written down ends by JournalEnded. */
  sealed = false;

  /** The next run begins: it gets the answers that are written down. */
  rewind(): void {
    this.at = 0;
  }

  /** How many exchanges are written down, and how many of them this run has had. */
  get length(): number {
    return this.exchanges.length;
  }
  get position(): number {
    return this.at;
  }

  /** The answer to a question: that of the first run, or the world's. */
  ask<T>(question: string, answer: () => T, copy: (answer: T) => T = (same) => same): T {
    const known = this.next(question);
    if (known !== undefined) {
      if (known.error !== undefined) throw known.error;
      return copy(known.answer as T);
    }
    try {
      const given = answer();
      this.exchanges.push({ question, answer: copy(given) });
      this.at++;
      return given;
    } catch (error) {
      if (error instanceof HostError || error instanceof HostRefusal) {
        this.exchanges.push({ question, error });
        this.at++;
      }
      throw error;
    }
  }

  /** Hands `data` to the outside, unless the first run did. */
  tell(question: string, data: Uint8Array, write: () => void): void {
    const known = this.next(question, data);
    if (known !== undefined) {
      if (known.error !== undefined) throw known.error;
      return;
    }
    const answer = data.slice();
    try {
      write();
      this.exchanges.push({ question, answer });
    } catch (error) {
      if (!(error instanceof HostError || error instanceof HostRefusal)) throw error;
      this.exchanges.push({ question, answer, error });
      this.at++;
      throw error;
    }
    this.at++;
  }

  /** The exchange that comes now, if it is this one; where it is not, it and all later ones are forgotten. */
  private next(question: string, data?: Uint8Array): Exchange | undefined {
    const known = this.exchanges[this.at];
    if (known !== undefined && known.question === question && (data === undefined || same(known.answer as Uint8Array, data))) {
      this.at++;
      return known;
    }
    if (this.sealed) throw new JournalEnded();
    this.exchanges.length = this.at;
    return undefined;
  }

  /** What this run has written to its streams so far. */
  written(): Written[] {
    const out: Written[] = [];
    for (const { question, answer } of this.exchanges.slice(0, this.at)) {
      if (question === 'stdout' || question === 'stderr') out.push({ stream: question, data: answer as Uint8Array });
    }
    return out;
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

const bytes = (data: Uint8Array): Uint8Array => data.slice();

/** `host`, with every exchange in `journal`. */
export function recordingHost(host: Host, journal: Journal): Host {
  return {
    platform: host.platform,
    args: host.args,
    env: host.env,
    grants: host.grants,
    library: host.library,
    algorithms: host.algorithms,
    // No network: a peer would have to say the same again.
    network: undefined,
    files: recordFiles(host.files, journal),
    stdin: recordInput(host.stdin, journal),
    stdout: recordOutput('stdout', host.stdout, journal),
    stderr: recordOutput('stderr', host.stderr, journal),
    clock: recordClock(host.clock, journal),
    cwd: () => journal.ask('cwd', () => host.cwd()),
    entropy: (length) => journal.ask(`entropy ${length}`, () => host.entropy(length), bytes),
    exit: (status) => host.exit(status),
  };
}

function recordClock(clock: Clock, journal: Journal): Clock {
  return {
    wall: () => journal.ask('wall', () => clock.wall()),
    monotonic: () => journal.ask('monotonic', () => clock.monotonic()),
    performance: () => journal.ask('performance', () => clock.performance()),
    processor: () => journal.ask('processor', () => clock.processor()),
    usage: clock.usage && (() => journal.ask('usage', () => clock.usage!())),
    // Nobody waits a second time.
    sleep: (duration) => journal.ask(`sleep ${duration}`, () => clock.sleep(duration)),
    zone: (name) => journal.ask(`zone ${name ?? ''}`, () => clock.zone(name)),
  };
}

function recordInput(stream: InputStream, journal: Journal): InputStream {
  return {
    isTerminal: stream.isTerminal,
    read: (limit) => journal.ask(`stdin ${limit}`, () => stream.read(limit), bytes),
  };
}

function recordOutput(name: Written['stream'], stream: OutputStream, journal: Journal): OutputStream {
  return {
    isTerminal: stream.isTerminal,
    write: (data) => journal.tell(name, data, () => stream.write(data)),
  };
}

/** An open file stays open while the journal may lead another run to it: `close` is only written down. */
function recordFile(file: OpenFile, journal: Journal): OpenFile {
  return {
    isTerminal: file.isTerminal,
    read(into, position) {
      const data = journal.ask(`read ${into.length} at ${position}`, () => into.slice(0, file.read(into, position)), bytes);
      into.set(data);
      return data.length;
    },
    write: (data, position) => journal.tell(`write at ${position}`, data, () => file.write(data, position)),
    truncate: (size) => journal.ask(`truncate ${size}`, () => file.truncate(size)),
    stat: () => journal.ask('file stat', () => file.stat()),
    sync: () => journal.ask('sync', () => file.sync()),
    close: () => journal.ask('close', () => undefined),
  };
}

const isLibrary = (path: string): boolean => path === LIBRARY_PREFIX || path.startsWith(`${LIBRARY_PREFIX}/`);

function recordFiles(files: Files, journal: Journal): Files {
  const ask = <T>(question: string, path: string, answer: () => T, copy?: (answer: T) => T): T =>
    isLibrary(path) ? answer() : journal.ask(`${question} ${path}`, answer, copy);
  return {
    resolve: (path) => ask('resolve', path, () => files.resolve(path)),
    read: (path) => ask('read', path, () => files.read(path), bytes),
    stat: (path, followLinks) => ask(`stat ${followLinks ?? true}`, path, () => files.stat(path, followLinks)),
    list: (path) => ask('list', path, () => files.list(path)),
    write: (path, data, how) => journal.tell(`write ${how ?? 'truncate'} ${path}`, data, () => files.write(path, data, how)),
    makeDirectory: (path) => ask('mkdir', path, () => files.makeDirectory(path)),
    remove: (path) => ask('remove', path, () => files.remove(path)),
    removeDirectory: (path) => ask('rmdir', path, () => files.removeDirectory(path)),
    rename: (from, to) => ask(`rename ${from}`, to, () => files.rename(from, to)),
    open(path, how) {
      if (isLibrary(path)) return files.open(path, how);
      return recordFile(
        ask(`open ${JSON.stringify(how)}`, path, () => files.open(path, how)),
        journal,
      );
    },
    changeMode: (path, mode) => ask(`chmod ${mode}`, path, () => files.changeMode(path, mode)),
    changeOwner: (path, user, group, followLinks) =>
      ask(`chown ${user} ${group} ${followLinks}`, path, () => files.changeOwner(path, user, group, followLinks)),
    setTimes: (path, accessed, modified) =>
      ask(`utime ${accessed} ${modified}`, path, () => files.setTimes(path, accessed, modified)),
    makeLink: (target, path) => ask(`link ${target}`, path, () => files.makeLink(target, path)),
    readLink: (path) => ask('readlink', path, () => files.readLink(path)),
  };
}
