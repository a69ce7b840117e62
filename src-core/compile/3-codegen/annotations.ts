/** Annotations as text, under `from __future__ import annotations`. */
import type { expr } from '../../ast/nodes.generated.ts';
import type { Text } from '../../code/const.ts';
import type { CodeGenerator } from './generator.ts';
import { at } from './locations.ts';

/** The source form of an annotation. */
export function annotationText(g: CodeGenerator, annotation: expr): Text {
  throw g.error(at(annotation), 'an annotation under from __future__ import annotations is not supported yet');
}
