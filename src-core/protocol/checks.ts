/** Requests that come from outside, held against their shapes: what a front sends wrong is refused with a sentence. */
import { type BreakpointSpec, MACHINE_EVENTS } from './breakpoint-shapes.ts';
import type { VariablePlace } from './inspect-shapes.ts';
import type { CodeChange } from './live-shapes.ts';
import { type CodeRules, type CursorPlace, STEP_KINDS, type StepKind } from './step-shapes.ts';

type Fields = Record<string, unknown>;

function refuse(what: string): never {
  throw new Error(what);
}

function fields(value: unknown, what: string): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Fields)
    : refuse(`${what} must be an object`);
}

function text(of: Fields, name: string, what: string): void {
  if (typeof of[name] !== 'string') refuse(`${what}: ${name} must be text`);
}

function count(of: Fields, name: string, what: string, least: number): void {
  const value = of[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least)
    refuse(`${what}: ${name} must be a whole number from ${least} on`);
}

function oneOf(of: Fields, name: string, what: string, allowed: readonly string[]): void {
  if (!allowed.includes(of[name] as string)) refuse(`${what}: ${name} must be one of ${allowed.join(', ')}`);
}

function names(of: Fields, name: string, what: string): void {
  const value = of[name];
  if (value === undefined) return;
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) refuse(`${what}: ${name} must be a list of names`);
}

const DATA_FIELDS: Readonly<Record<string, readonly string[]>> = {
  local: ['file', 'qualname', 'name'],
  cell: ['file', 'qualname', 'name'],
  global: ['file', 'name'],
  attribute: ['file', 'owner', 'name'],
  item: ['file', 'owner', 'key'],
};

/** What a breakpoint of each kind must have. */
const PLACES: Readonly<Record<string, (spec: Fields, what: string) => void>> = {
  line(spec, what) {
    text(spec, 'file', what);
    count(spec, 'line', what, 1);
  },
  column(spec, what) {
    text(spec, 'file', what);
    count(spec, 'line', what, 1);
    count(spec, 'column', what, 0);
  },
  instruction(spec, what) {
    text(spec, 'file', what);
    text(spec, 'qualname', what);
    count(spec, 'offset', what, 0);
  },
  function: (spec, what) => text(spec, 'name', what),
  exception(spec, what) {
    oneOf(spec, 'when', what, ['raised', 'uncaught', 'user-unhandled']);
    names(spec, 'classes', what);
    names(spec, 'except', what);
  },
  data(spec, what) {
    oneOf(spec, 'access', what, ['read', 'write', 'both']);
    const target = fields(spec['target'], `${what}: target`);
    oneOf(target, 'scope', what, Object.keys(DATA_FIELDS));
    for (const name of DATA_FIELDS[target['scope'] as string]) text(target, name, what);
  },
  machine(spec, what) {
    oneOf(spec, 'event', what, MACHINE_EVENTS);
    if (spec['filter'] !== undefined) text(spec, 'filter', what);
  },
};

export function checkBreakpoints(value: unknown): BreakpointSpec[] {
  if (!Array.isArray(value)) return refuse('breakpoints must be a list');
  value.forEach((item, i) => {
    const what = `breakpoint ${i + 1}`;
    const spec = fields(item, what);
    oneOf(spec, 'kind', what, Object.keys(PLACES));
    if (typeof spec['enabled'] !== 'boolean') refuse(`${what}: enabled must be true or false`);
    for (const rule of ['condition', 'hits', 'log']) if (spec[rule] !== undefined) text(spec, rule, what);
    PLACES[spec['kind'] as string](spec, what);
  });
  return value as BreakpointSpec[];
}

export function checkStep(kind: unknown): StepKind {
  return STEP_KINDS.includes(kind as StepKind) ? (kind as StepKind) : refuse(`there is no step ${JSON.stringify(kind)}`);
}

export function checkPlace(value: unknown): CursorPlace {
  const place = fields(value, 'the place');
  text(place, 'file', 'the place');
  if ('line' in place) count(place, 'line', 'the place', 1);
  else {
    text(place, 'qualname', 'the place');
    count(place, 'offset', 'the place', 0);
  }
  return value as CursorPlace;
}

export function checkTarget(value: unknown): { line: number } | { offset: number } {
  const target = fields(value, 'the target');
  count(target, 'line' in target ? 'line' : 'offset', 'the target', 'line' in target ? 1 : 0);
  return value as { line: number } | { offset: number };
}

export function checkRules(value: unknown): CodeRules {
  const rules = fields(value, 'the rules');
  if (typeof rules['justMyCode'] !== 'boolean') refuse('the rules: justMyCode must be true or false');
  const list = rules['rules'];
  if (!Array.isArray(list)) return refuse('the rules: rules must be a list');
  for (const item of list) {
    const rule = fields(item, 'a rule');
    text(rule, 'pattern', 'a rule');
    if (typeof rule['mine'] !== 'boolean') refuse('a rule: mine must be true or false');
  }
  return value as CodeRules;
}

export function checkVariable(value: unknown): VariablePlace {
  const place = fields(value, 'the place');
  oneOf(place, 'scope', 'the place', ['local', 'cell', 'free', 'global', 'builtin', 'stack', 'attribute', 'item']);
  switch (place['scope']) {
    case 'stack':
      count(place, 'frame', 'the place', 1);
      count(place, 'index', 'the place', 0);
      break;
    case 'attribute':
    case 'item':
      count(place, 'object', 'the place', 1);
      text(place, place['scope'] === 'item' ? 'key' : 'name', 'the place');
      break;
    default:
      count(place, 'frame', 'the place', 1);
      text(place, 'name', 'the place');
  }
  return value as VariablePlace;
}

export function checkChange(value: unknown): CodeChange {
  const change = fields(value, 'the change');
  const [kind, ...more] = Object.keys(change);
  if (more.length > 0 || !['consts', 'names', 'flags', 'assembly'].includes(kind))
    refuse('the change must be one of consts, names, flags, assembly');
  if (kind === 'flags') count(change, 'flags', 'the change', 0);
  else if (kind === 'assembly') text(change, 'assembly', 'the change');
  else {
    const list = change[kind];
    if (!Array.isArray(list)) return refuse(`the change: ${kind} must be a list`);
    for (const item of list) {
      const row = fields(item, `a change of ${kind}`);
      count(row, 'index', `a change of ${kind}`, 0);
      text(row, kind === 'consts' ? 'source' : 'name', `a change of ${kind}`);
    }
  }
  return value as CodeChange;
}
