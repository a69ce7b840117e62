/** Answers to what a front asks about code objects beyond their listing: all fields, the stages that led to them, `.pyc` files. */
import { describeDamage, explainPyc, type PycSpan } from '../code/pyc-layout.ts';
import type { Registry } from '../debug/registry.ts';
import type { CodeDetail, PycSpanRow, PycView, StageRow, StageSummary } from '../protocol/code-shapes.ts';
import type { CodeId } from '../protocol/shapes.ts';
import { codeDetail, hexOf } from './code-detail.ts';
import type { Documents } from './documents.ts';
import { keyOf, type StageView, stagesOf } from './stage-views.ts';

export class CodeViews {
  /** The stages that were asked for last: a front asks for the rows of one after the other. */
  private last: { code: CodeId; optimize: number; text: string; stages: StageView[] } | undefined;

  constructor(
    private readonly registry: Registry,
    private readonly documents: Documents,
  ) {}

  detail(id: CodeId): CodeDetail {
    const { source } = this.registry.get(id);
    return codeDetail(source, this.documents.columns(source.fields.filename));
  }

  stages(id: CodeId, optimize: number): StageSummary[] {
    return this.trace(id, optimize).map(({ content: _, ...summary }) => summary);
  }

  stage(id: CodeId, optimize: number, index: number): StageRow[] {
    const stage = this.trace(id, optimize)[index];
    if (!stage) throw new Error(`there is no stage number ${index}`);
    return [...stage.content];
  }

  private trace(id: CodeId, optimize: number): StageView[] {
    const { original } = this.registry.get(id);
    const { filename, qualname } = original.fields;
    const program = this.documents.programOf(original);
    if (!program?.text) {
      throw new Error(`The stages of ${qualname} cannot be shown: the source that it was compiled from is not open.`);
    }
    const { text, all, columns } = program;
    const { last } = this;
    if (last && last.code === id && last.optimize === optimize && last.text === text) return last.stages;
    const stages = stagesOf({ text, filename, optimize, columns }, keyOf(original, all));
    if (!stages) throw new Error(`${qualname} is not there when optimised with ${optimize === 2 ? '-OO' : '-O'}.`);
    this.last = { code: id, optimize, text, stages };
    return stages;
  }

  pyc(path: string): PycView {
    const made = this.documents.pycOf(path);
    const bytes = made ?? this.documents.read(path);
    const { spans, damage, trailing } = explainPyc(bytes, path);
    const rows: PycSpanRow[] = [];
    flatten(spans, 0, rows);
    return {
      path,
      origin: made ? 'compiled' : 'file',
      size: bytes.length,
      hex: hexOf(bytes),
      spans: rows,
      error: damage ? { message: describeDamage(damage), offset: damage.offset } : null,
      trailing,
    };
  }
}

function flatten(spans: readonly PycSpan[], depth: number, into: PycSpanRow[]): void {
  for (const { start, end, role, meaning, type = '', reference = null, parts } of spans) {
    into.push({ start, end, depth, role, meaning, type, reference });
    flatten(parts, depth + 1, into);
  }
}
