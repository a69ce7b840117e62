/** Case of strs by the full mappings of Unicode (Objects/unicodeobject.c `do_title` and its like); ASCII takes a short way. */
import {
  type CaseMapping,
  isCased,
  isCaseIgnorable,
  isLower,
  isTitle,
  isUpper,
  toFolded,
  toLower,
  toTitle,
  toUpper,
} from '../../base/unicode-text.ts';
import { type Str, strFromPoints } from '../value.ts';
import { isAscii, lengthStr, pointAt } from './text.ts';

const SIGMA = 0x3a3;
const SMALL_SIGMA = 0x3c3;
const FINAL_SIGMA = 0x3c2;

/** Is the sigma at `index` the last letter of a word, after a cased letter and before none. */
function isFinalSigma(text: Str, index: number): boolean {
  const length = lengthStr(text);
  let i = index - 1;
  while (i >= 0 && isCaseIgnorable(pointAt(text, i))) i--;
  if (i < 0 || !isCased(pointAt(text, i))) return false;
  i = index + 1;
  while (i < length && isCaseIgnorable(pointAt(text, i))) i++;
  return i === length || !isCased(pointAt(text, i));
}

function push(out: number[], image: number | number[]): void {
  if (typeof image === 'number') out.push(image);
  else out.push(...image);
}

function lowerAt(text: Str, index: number): number | number[] {
  const point = pointAt(text, index);
  if (point === SIGMA) return isFinalSigma(text, index) ? FINAL_SIGMA : SMALL_SIGMA;
  return toLower(point);
}

function mapAll(text: Str, image: (index: number, point: number) => number | number[]): Str {
  const out: number[] = [];
  const length = lengthStr(text);
  for (let i = 0; i < length; i++) push(out, image(i, pointAt(text, i)));
  return strFromPoints(out);
}

const by = (mapping: CaseMapping) => (_index: number, point: number) => mapping(point);

export function lowerStr(text: Str): Str {
  return isAscii(text) ? (text as string).toLowerCase() : mapAll(text, (i) => lowerAt(text, i));
}

export function upperStr(text: Str): Str {
  return isAscii(text) ? (text as string).toUpperCase() : mapAll(text, by(toUpper));
}

export function casefoldStr(text: Str): Str {
  return isAscii(text) ? (text as string).toLowerCase() : mapAll(text, by(toFolded));
}

export function capitalizeStr(text: Str): Str {
  return mapAll(text, (i, point) => (i === 0 ? toTitle(point) : lowerAt(text, i)));
}

export function titleStr(text: Str): Str {
  let inWord = false;
  return mapAll(text, (i, point) => {
    const image = inWord ? lowerAt(text, i) : toTitle(point);
    inWord = isCased(point);
    return image;
  });
}

export function swapcaseStr(text: Str): Str {
  return mapAll(text, (i, point) => (isUpper(point) ? lowerAt(text, i) : isLower(point) ? toUpper(point) : point));
}

/** Is there a cased character and are all of them of the one case. */
function isAllCase(text: Str, wanted: (point: number) => boolean, other: (point: number) => boolean): boolean {
  let found = false;
  const length = lengthStr(text);
  for (let i = 0; i < length; i++) {
    const point = pointAt(text, i);
    if (other(point) || isTitle(point)) return false;
    found ||= wanted(point);
  }
  return found;
}

export function isLowerStr(text: Str): boolean {
  return isAllCase(text, isLower, isUpper);
}

export function isUpperStr(text: Str): boolean {
  return isAllCase(text, isUpper, isLower);
}

export function isTitleStr(text: Str): boolean {
  let found = false;
  let inWord = false;
  const length = lengthStr(text);
  for (let i = 0; i < length; i++) {
    const point = pointAt(text, i);
    if (isUpper(point) || isTitle(point)) {
      if (inWord) return false;
      inWord = found = true;
    } else if (isLower(point)) {
      if (!inWord) return false;
      found = true;
    } else inWord = false;
  }
  return found;
}
