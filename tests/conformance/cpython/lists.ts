/**
 * Lists of test methods as text that a diff shows well: a line for each module, below it a line for each class with its methods,
 * in order. `cpython-reference.txt` has what the reference passes, `cpython-passing.txt` what we pass of it and must not lose,
 * `cpython-failing.txt` the rest with the reason that the last run gave.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Outcome } from './process.ts';

/** Ids by the unit (a module that has a process of its own). */
export type MethodList = Map<string, Set<string>>;

export function readMethods(file: string): MethodList {
  const list: MethodList = new Map();
  if (!existsSync(file)) return list;
  let unit = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (!line.startsWith(' ')) {
      unit = line;
      list.set(unit, new Set());
      continue;
    }
    const colon = line.indexOf(': ');
    const prefix = line.slice(2, colon);
    for (const name of line.slice(colon + 2).split(' ')) list.get(unit)!.add(join(unit, prefix, name));
  }
  return list;
}

export function writeMethods(file: string, list: MethodList, head: string): void {
  const lines = [`# ${head}`];
  for (const unit of [...list.keys()].sort()) {
    lines.push(unit);
    const classes = new Map<string, string[]>();
    for (const id of list.get(unit)!) {
      const [prefix, name] = split(unit, id);
      if (!classes.has(prefix)) classes.set(prefix, []);
      classes.get(prefix)!.push(name);
    }
    for (const prefix of [...classes.keys()].sort()) lines.push(`  ${prefix}: ${classes.get(prefix)!.sort().join(' ')}`);
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** A class of the unit's own is named without it; `=` says that the name is whole. */
function split(unit: string, id: string): [prefix: string, name: string] {
  const own = id.startsWith(`${unit}.`);
  const rest = own ? id.slice(unit.length + 1) : id;
  const dot = rest.lastIndexOf('.');
  const prefix = dot < 0 ? '' : rest.slice(0, dot);
  return [own ? prefix : `=${prefix}`, encodeURI(rest.slice(dot + 1))];
}

function join(unit: string, prefix: string, name: string): string {
  const whole = prefix.startsWith('=');
  const parts = [whole ? '' : unit, whole ? prefix.slice(1) : prefix, decodeURI(name)];
  return parts.filter(Boolean).join('.');
}

/** What a unit's last run left open, and when that was. */
export interface LastRun {
  readonly date: string;
  readonly failing: Map<string, Outcome>;
}

export function readFailing(file: string): Map<string, LastRun> {
  const runs = new Map<string, LastRun>();
  if (!existsSync(file)) return runs;
  let failing = new Map<string, Outcome>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const parts = line.split('\t');
    if (line.startsWith('\t')) failing.set(parts[1], { kind: parts[2] as Outcome['kind'], reason: parts[3] ?? '' });
    else {
      failing = new Map();
      runs.set(parts[0], { date: parts[1], failing });
    }
  }
  return runs;
}

export function writeFailing(file: string, runs: Map<string, LastRun>): void {
  const lines = ['# Methods that the reference passes and we do not, as each module was run last: id, outcome, reason.'];
  for (const unit of [...runs.keys()].sort()) {
    const { date, failing } = runs.get(unit)!;
    lines.push(`${unit}\t${date}`);
    for (const id of [...failing.keys()].sort()) lines.push(['', id, failing.get(id)!.kind, failing.get(id)!.reason].join('\t'));
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}
