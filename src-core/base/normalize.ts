/**
 * Normalization forms of Unicode 15.0 (and of 3.2.0). The engine's own does the work; its Unicode may be newer, so a character that
 * 15.0 does not know stands for itself and bounds what is composed and ordered, and so does a lone surrogate.
 */
import { CURRENT, decomposition, oldCorrection, VERSION_3_2 } from './unicode-characters.ts';

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

const isSurrogate = (point: number): boolean => point >= 0xd800 && point < 0xe000;

/** Marks that are newer than 3.2.0 are put in order all the same, as in the reference, whose table of classes is the current one. */
function isInert(point: number, old: boolean): boolean {
  if (CURRENT.category(point) === 'Cn') return true;
  if (!old || VERSION_3_2.category(point) !== 'Cn') return false;
  return CURRENT.combining(point) === 0 || decomposition(point) !== '';
}

/** The normal form of code points, as code points. */
export function normalizePoints(points: ArrayLike<number>, form: NormalForm, old: boolean): number[] {
  const out: number[] = [];
  let piece = '';
  const flush = () => {
    for (const character of piece.normalize(form)) out.push(character.codePointAt(0) as number);
    piece = '';
  };
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    if (isSurrogate(point) || (point > 0x2ff && isInert(point, old))) {
      flush();
      out.push(point);
    } else piece += String.fromCodePoint((old ? oldCorrection(point) : undefined) ?? point);
  }
  flush();
  return out;
}
