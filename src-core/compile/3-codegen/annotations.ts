/** Annotations as text, under `from __future__ import annotations`. */
import type { expr } from '../../ast/nodes.generated.ts';
import { unparseExpression } from '../../ast/unparse.ts';
import type { Text } from '../../code/const.ts';
import type { CodeGenerator } from './generator.ts';

/** The source form of an annotation. */
export function annotationText(_g: CodeGenerator, annotation: expr): Text {
  return unparseExpression(annotation);
}
