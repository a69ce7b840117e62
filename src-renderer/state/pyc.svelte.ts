/**
 * The `.pyc` view's file: its bytes, what they mean, and which stretch is picked. Spans that stand within the code of a code object
 * know which one it is, so that a byte leads to its instruction and back.
 */
import type { PycSpanRow, PycView } from '../../src-core/protocol/code-shapes.ts';
import type { Engine } from '../../src-core/protocol/engine.ts';

/** A `co_code`: bytes from `start` on are those of the code object that is `nth` in the order of the file. */
export interface CodeStretch {
  nth: number;
  start: number;
  end: number;
}

/** Type byte and length stand before the bytes of a bytes object. */
const BYTES_HEAD = 5;

export class Pyc {
  view = $state.raw<PycView | null>(null);
  bytes = $state.raw<Uint8Array>(new Uint8Array(0));
  codes = $state.raw<readonly CodeStretch[]>([]);
  /** Index of the picked span, and the picked bytes, which may be fewer (one instruction of `co_code`). */
  span = $state(-1);
  from = $state(0);
  to = $state(0);
  /** Counts picks, so that the same place may be revealed twice. */
  count = $state(0);
  refusal = $state('');
  /** Spans whose parts are hidden, by index. */
  folded = $state.raw<ReadonlySet<number>>(new Set());

  readonly #engine: Engine;
  #asked = '';

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Reads the file of a path, or what the present text of a source compiles to; `version` tells texts apart. */
  async read(path: string, version: unknown): Promise<void> {
    const asked = `${path} ${version}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    let view: PycView | null = null;
    let refusal = '';
    try {
      if (path !== '') view = await this.#engine.pyc(path);
    } catch (error) {
      refusal = error instanceof Error ? error.message : String(error);
    }
    if (asked !== this.#asked) return;
    this.view = view;
    this.refusal = refusal;
    this.bytes = bytesOf(view?.hex ?? '');
    this.codes = stretchesOf(view?.spans ?? []);
    this.folded = new Set();
    this.pick(-1);
  }

  /** Picks a span, or some bytes of it. */
  pick(span: number, from?: number, to?: number): void {
    const row = this.view?.spans[span];
    this.span = span;
    this.from = from ?? row?.start ?? 0;
    this.to = to ?? row?.end ?? 0;
    this.count += 1;
  }

  /** The innermost span around a byte; -1 for none. */
  spanAt(offset: number): number {
    return this.view?.spans.findLastIndex(({ start, end }) => start <= offset && offset < end) ?? -1;
  }

  /** The `co_code` around a byte. */
  stretchAt(offset: number): CodeStretch | undefined {
    return this.codes.find(({ start, end }) => start <= offset && offset < end);
  }

  fold(span: number, shut: boolean): void {
    const next = new Set(this.folded);
    if (shut) next.add(span);
    else next.delete(span);
    this.folded = next;
  }

  /** Opens all that a span stands in. */
  unfoldTo(span: number): void {
    const spans = this.view?.spans ?? [];
    const next = new Set(this.folded);
    let depth = spans[span]?.depth ?? 0;
    for (let i = span - 1; i >= 0 && depth > 0; i--) {
      if (spans[i]!.depth >= depth) continue;
      depth = spans[i]!.depth;
      next.delete(i);
    }
    if (next.size !== this.folded.size) this.folded = next;
  }
}

function bytesOf(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Code objects follow one another in the file as in the tree: outer ones first. A shared `co_code` has no bytes of its own. */
function stretchesOf(spans: readonly PycSpanRow[]): CodeStretch[] {
  const out: CodeStretch[] = [];
  let nth = -1;
  for (const { role, type, start, end } of spans) {
    if (type === 'c') nth += 1;
    else if (role === 'co_code' && type === 's' && end > start + BYTES_HEAD) out.push({ nth, start: start + BYTES_HEAD, end });
  }
  return out;
}
