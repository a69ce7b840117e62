/** Breakpoints by their place, in words and as a key: what a list, a gutter and a store call them. */
import type { BreakpointSpec } from '../../src-core/protocol/shapes.ts';

/** Names a breakpoint by its place: two of one kind cannot stand on the same place. */
export function keyOf(spec: BreakpointSpec): string {
  switch (spec.kind) {
    case 'line':
      return `${spec.file}:${spec.line}`;
    case 'column':
      return `${spec.file}:${spec.line}:${spec.column}`;
    case 'instruction':
      return `${spec.file}:${spec.qualname}+${spec.offset}`;
    case 'function':
      return `function ${spec.name}`;
    case 'exception':
      return `exception ${spec.when} ${(spec.classes ?? []).join(' ')} -${(spec.except ?? []).join(' ')}`;
    case 'data':
      return `data ${spec.access} ${JSON.stringify(spec.target)}`;
    case 'machine':
      return `machine ${spec.event} ${spec.filter ?? ''}`;
  }
}

/** The file in which a breakpoint stands; undefined where it stands in none. */
export function fileOf(spec: BreakpointSpec): string | undefined {
  if (spec.kind === 'data') return spec.target.file;
  return 'file' in spec ? spec.file : undefined;
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  specialised: 'instruction specialised',
  deoptimised: 'instruction deoptimised',
  'cache-miss': 'inline cache missed',
  unwound: 'frame unwound',
  exec: 'exec called',
  eval: 'eval called',
  compile: 'compile called',
  'marshal.loads': 'marshal.loads called',
  'code-created': 'code object made',
  import: 'import',
};

/** What it stops for, in a few words; `line` is where it is bound. */
export function placeOf(spec: BreakpointSpec, line: number): string {
  switch (spec.kind) {
    case 'line':
      return `line ${line || spec.line}`;
    case 'column':
      return `line ${line || spec.line}, column ${spec.column + 1}`;
    case 'instruction':
      return `${spec.qualname.split('.').pop()}+${spec.offset}`;
    case 'function':
      return `function ${spec.name}`;
    case 'exception':
      return `${spec.when} ${spec.classes?.length ? spec.classes.join(', ') : 'exceptions'}`;
    case 'data': {
      const { target } = spec;
      const verb = spec.access === 'both' ? 'use' : spec.access;
      if (target.scope === 'attribute') return `${verb} of ${target.owner}.${target.name}`;
      if (target.scope === 'item') return `${verb} of ${target.owner}[${target.key}]`;
      return `${verb} of ${target.name}`;
    }
    case 'machine':
      return `${EVENT_WORDS[spec.event]}${spec.filter ? ` (${spec.filter})` : ''}`;
  }
}
