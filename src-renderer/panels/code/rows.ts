/** The Code view as one list: sections, each with a row for every field, constant, name, slot and entry of the tables. */
import type { CodeDetail, LocationDetail } from '../../../src-core/protocol/code-shapes.ts';
import type { CodeView, InstructionRow, Range } from '../../../src-core/protocol/shapes.ts';

/** Which instructions a row is about. */
export type About =
  | { kind: 'span'; start: number; end: number }
  | { kind: 'constant'; index: number }
  | { kind: 'name'; name: string }
  | { kind: 'slot'; name: string };

export interface CodeRow {
  id: string;
  section: string;
  /** The section's own row: `name` is its title, `text` how much is in it. */
  head: boolean;
  name: string;
  text: string;
  remark: string;
  /** What the pointer reads about it. */
  help: string;
  /** Class of the text. */
  look: string;
  /** Short words shown as tags, as the flags are. */
  tags: readonly string[];
  about: About | null;
  range: Range | null;
}

const HELP: Readonly<Record<string, string>> = {
  co_name: 'Name that the definition gives it',
  co_qualname: 'Name with those of all that is around it',
  co_filename: 'File that it was compiled from',
  co_firstlineno: 'First line, decorators included',
  co_argcount: 'Parameters that can be given by position, without *args',
  co_posonlyargcount: 'Of these, parameters that can be given by position only',
  co_kwonlyargcount: 'Parameters that can be given by name only, without **kwargs',
  co_nlocals: 'Local variables, parameters included',
  co_stacksize: 'Greatest depth of the value stack',
  co_flags: 'What kind of code it is',
};

const blank = { head: false, remark: '', help: '', look: '', tags: [], about: null, range: null } as const;

/** All rows; `view` has the constants as they are now. `snippet` gives the source text of a range. */
export function rowsOf(
  detail: CodeDetail,
  view: CodeView,
  shut: ReadonlySet<string>,
  snippet: (range: Range) => string,
): CodeRow[] {
  const out: CodeRow[] = [];
  const section = (name: string, count: string, rows: () => CodeRow[]) => {
    out.push({ ...blank, id: name, section: name, head: true, name, text: count });
    if (!shut.has(name)) out.push(...rows());
  };
  section('Fields', '', () => fieldRows(detail));
  section('co_consts', `${view.consts.length}`, () => constantRows(view));
  section('co_names', `${detail.names.length}`, () =>
    detail.names.map((name, i) => ({
      ...blank,
      id: `name ${i}`,
      section: 'co_names',
      name: `${i}`,
      text: name,
      about: { kind: 'name', name },
    })),
  );
  section('Slots of the frame', `${detail.slots.length}`, () => slotRows(detail));
  section('Exception table', `${detail.exceptionTable.length}`, () => exceptionRows(detail));
  section('Line table', `${detail.locations.length}`, () => detail.locations.map((each, i) => locationRow(each, i, snippet)));
  for (const [name, hex] of [
    ['co_code', detail.code],
    ['co_linetable', detail.linetable],
    ['co_exceptiontable', detail.exceptiontable],
  ] as const) {
    section(name, `${hex.length / 2} bytes`, () => byteRows(name, hex));
  }
  return out;
}

function fieldRows(detail: CodeDetail): CodeRow[] {
  const values: [string, string | number][] = [
    ['co_name', detail.name],
    ['co_qualname', detail.qualname],
    ['co_filename', detail.filename],
    ['co_firstlineno', detail.firstlineno],
    ['co_argcount', detail.argcount],
    ['co_posonlyargcount', detail.posonlyargcount],
    ['co_kwonlyargcount', detail.kwonlyargcount],
    ['co_nlocals', detail.nlocals],
    ['co_stacksize', detail.stacksize],
    ['co_flags', `0x${detail.flags.value.toString(16).padStart(4, '0')}`],
  ];
  return values.map(([name, value]) => ({
    ...blank,
    id: name,
    section: 'Fields',
    name,
    text: String(value),
    help: HELP[name] ?? '',
    look: typeof value === 'number' || name === 'co_flags' ? 'kind-int' : '',
    tags: name === 'co_flags' ? detail.flags.names : [],
  }));
}

function constantRows(view: CodeView): CodeRow[] {
  return view.consts.map((value, i) => ({
    ...blank,
    id: `constant ${i}`,
    section: 'co_consts',
    name: `${i}`,
    text: value.text,
    remark: view.patched.includes(i) ? 'patched' : value.type,
    look: `kind-${value.kind}`,
    about: { kind: 'constant', index: i },
  }));
}

function slotRows(detail: CodeDetail): CodeRow[] {
  const parameters = detail.argcount + detail.kwonlyargcount;
  return detail.slots.map(({ name, kinds }, i) => ({
    ...blank,
    id: `slot ${i}`,
    section: 'Slots of the frame',
    name: `${i}`,
    text: name,
    remark: [...(i < parameters ? ['parameter'] : []), ...kinds].join(', '),
    look: kinds.includes('cell') || kinds.includes('free') ? 'cell' : '',
    about: { kind: 'slot', name },
  }));
}

function exceptionRows(detail: CodeDetail): CodeRow[] {
  return detail.exceptionTable.map(({ start, end, target, depth, lasti }, i) => ({
    ...blank,
    id: `exception ${i}`,
    section: 'Exception table',
    name: `${start} – ${end - 2}`,
    text: `→ ${target}`,
    remark: `depth ${depth}${lasti ? ', lasti' : ''}`,
    help: `An exception raised at ${start} to ${end - 2} is handled at ${target}, the stack cut to ${depth}${
      lasti ? ', with the offset of the raising instruction pushed before it' : ''
    }`,
    about: { kind: 'span', start, end },
  }));
}

function locationRow({ start, end, kind, line, range }: LocationDetail, i: number, snippet: (range: Range) => string): CodeRow {
  const place = range
    ? `${range.line}:${range.column} – ${range.endLine === range.line ? '' : `${range.endLine}:`}${range.endColumn}`
    : line === null
      ? 'no line'
      : `line ${line}`;
  return {
    ...blank,
    id: `location ${i}`,
    section: 'Line table',
    name: end - start > 2 ? `${start} – ${end - 2}` : `${start}`,
    text: place,
    remark: range ? snippet(range) : '',
    help: `entry of the kind "${kind}", ${(end - start) / 2} code units`,
    about: { kind: 'span', start, end },
    range,
  };
}

const BYTES = 8;

function byteRows(section: string, hex: string): CodeRow[] {
  const rows: CodeRow[] = [];
  for (let at = 0; at < hex.length / 2; at += BYTES) {
    const bytes = hex.slice(2 * at, 2 * (at + BYTES)).match(/../g) ?? [];
    rows.push({
      ...blank,
      id: `${section} ${at}`,
      section,
      name: `${at}`,
      text: bytes.join(' '),
      about: section === 'co_code' ? { kind: 'span', start: at, end: at + bytes.length } : null,
    });
  }
  return rows;
}

/** Whether an instruction is among those that a row is about. */
export function concerns(about: About | null, row: InstructionRow): boolean {
  switch (about?.kind) {
    case 'span':
      return about.start <= row.offset && row.offset < about.end;
    case 'constant':
      return row.arg === about.index && /_CONST$|^KW_NAMES$/.test(row.name);
    case 'name':
      return /_(NAME|GLOBALS?|ATTR|FROM)$/.test(row.name) && row.argrepr.replace(/^NULL(?:\|self)? \+ /, '') === about.name;
    case 'slot':
      return /FAST|DEREF|CLOSURE|CELL/.test(row.name) && row.argrepr === about.name;
    default:
      return false;
  }
}
