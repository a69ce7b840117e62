/** `re.Match` (Modules/_sre/sre.c). */
import { indexNumber, isIndex } from '../../objects/abstract/number.ts';
import { repr } from '../../objects/abstract/repr.ts';
import { fillType } from '../../objects/define.ts';
import { PyDict } from '../../objects/dict.ts';
import { classGetItem } from '../../objects/generic-alias-object.ts';
import { isException, raise } from '../../objects/raise.ts';
import { concatStr, lengthStr, sliceStr } from '../../objects/str/text.ts';
import type { Thread } from '../../objects/thread.ts';
import { asInt, PyTuple, type Value } from '../../objects/value.ts';
import { matchType, PyMatch } from './objects.ts';
import { compileTemplate, expandTemplate } from './substitute.ts';

/** The number of a group given by number or name. Raises IndexError `no such group`. */
function groupNumber(t: Thread, self: PyMatch, group: Value): number {
  let number = -1;
  if (typeof group === 'number') number = group;
  else if (isIndex(group)) number = clampedNumber(t, group);
  else {
    const known = self.re.groupindex?.get(t, group);
    const int = known === undefined ? undefined : asInt(known);
    if (typeof int === 'number') number = int;
  }
  return number >= 0 && number * 2 < self.marks.length ? number : raise.IndexError('no such group');
}

/** A number too large for an index names no group. */
function clampedNumber(t: Thread, group: Value): number {
  try {
    return indexNumber(t, group, 'OverflowError');
  } catch (error) {
    if (isException(error, 'OverflowError')) return -1;
    throw error;
  }
}

function groupsOf(t: Thread, self: PyMatch, wanted: Value[]): Value {
  if (wanted.length === 0) return self.slice(t, 0, null);
  if (wanted.length === 1) return self.slice(t, groupNumber(t, self, wanted[0]), null);
  return new PyTuple(wanted.map((group) => self.slice(t, groupNumber(t, self, group), null)));
}

function allGroups(t: Thread, self: PyMatch, otherwise: Value): Value {
  const items: Value[] = [];
  for (let group = 1; group * 2 < self.marks.length; group++) items.push(self.slice(t, group, otherwise));
  return new PyTuple(items);
}

function groupDict(t: Thread, self: PyMatch, otherwise: Value): Value {
  const out = new PyDict();
  for (const [name] of self.re.groupindex?.entries() ?? [])
    out.set(t, name, self.slice(t, groupNumber(t, self, name), otherwise));
  return out;
}

const span = (self: PyMatch, group: number): PyTuple => new PyTuple([self.marks[group * 2], self.marks[group * 2 + 1]]);
const regs = new WeakMap<PyMatch, PyTuple>();

/** `regs`: the spans of all groups, always the same tuple. */
function allSpans(_t: Thread, self: PyMatch): PyTuple {
  let known = regs.get(self);
  if (known === undefined) {
    known = new PyTuple(Array.from({ length: self.marks.length / 2 }, (_, group) => span(self, group)));
    regs.set(self, known);
  }
  return known;
}

fillType(matchType, {
  class: PyMatch,
  slots: {
    tp_repr: (t, self: PyMatch) => {
      const shown = repr(t, self.slice(t, 0, null));
      const text = lengthStr(shown) > 50 ? sliceStr(shown, 0, 50) : shown;
      return concatStr(`<re.Match object; span=(${self.marks[0]}, ${self.marks[1]}), match=`, text, '>');
    },
    mp_subscript: (t, self: PyMatch, group: Value) => self.slice(t, groupNumber(t, self, group), null),
  },
  classmethods: { __class_getitem__: classGetItem },
  methods: {
    group: ['~(self, *groups)', groupsOf, 'VARARGS'],
    start: ['(self, group=0, /)', (t, self: PyMatch, group: Value) => self.marks[groupNumber(t, self, group) * 2]],
    end: ['(self, group=0, /)', (t, self: PyMatch, group: Value) => self.marks[groupNumber(t, self, group) * 2 + 1]],
    span: ['(self, group=0, /)', (t, self: PyMatch, group: Value) => span(self, groupNumber(t, self, group))],
    groups: ['(self, /, default=None)', allGroups],
    groupdict: ['(self, /, default=None)', groupDict],
    expand: [
      '(self, /, template)',
      (t, self: PyMatch, template: Value) => expandTemplate(t, compileTemplate(t, self.re, template), self),
    ],
    __copy__: ['(self, /)', (_t, self: PyMatch) => self],
    __deepcopy__: ['(self, memo, /)', (_t, self: PyMatch) => self],
  },
  getset: {
    lastindex: [(_t, self: PyMatch) => (self.lastindex < 0 ? null : self.lastindex)],
    lastgroup: [(_t, self: PyMatch) => (self.lastindex < 0 ? null : (self.re.indexgroup?.items[self.lastindex] ?? null))],
    regs: [allSpans],
  },
  members: {
    string: (_t, self: PyMatch) => self.string,
    re: (_t, self: PyMatch) => self.re,
    pos: (_t, self: PyMatch) => self.pos,
    endpos: (_t, self: PyMatch) => self.endpos,
  },
});
