/** The context object, and the views of its flags and traps. */
import { PyObject } from '../../objects/value.ts';
import { DIVISION_BY_ZERO, INVALID, Limits, OVERFLOW, ROUND_HALF_EVEN } from './limits.ts';
import type { DecimalState } from './state.ts';

export class PyDecimalContext extends PyObject {
  /** Their `status` is that of the operation that runs. */
  limits = new Limits(28, 999999, -999999, ROUND_HALF_EVEN, 0);
  capitals = 1;
  flags = 0;
  traps = INVALID | DIVISION_BY_ZERO | OVERFLOW;
  /** Made when they are first asked for. */
  private flagsView: PySignalDict | undefined;
  private trapsView: PySignalDict | undefined;
  constructor(readonly state: DecimalState) {
    super();
  }

  /** Takes over all values of another. */
  assign(other: PyDecimalContext): void {
    const { prec, emax, emin, round, clamp } = other.limits;
    this.limits = new Limits(prec, emax, emin, round, clamp);
    this.capitals = other.capitals;
    this.flags = other.flags;
    this.traps = other.traps;
  }

  /** A plain context of the same values. */
  copy(): PyDecimalContext {
    const out = new PyDecimalContext(this.state);
    out.assign(this);
    return out;
  }

  view(which: 'flags' | 'traps'): PySignalDict {
    if (which === 'flags') return (this.flagsView ??= newSignalDict(this, which));
    return (this.trapsView ??= newSignalDict(this, which));
  }
}

/** A mapping of signals to bools that looks into a context; one that a program made itself has none. */
export class PySignalDict extends PyObject {
  owner: PyDecimalContext | undefined;
  which: 'flags' | 'traps' = 'flags';
}

function newSignalDict(owner: PyDecimalContext, which: 'flags' | 'traps'): PySignalDict {
  const view = new PySignalDict();
  view.cls = owner.state.signalDict;
  view.dict = undefined;
  view.slots = undefined;
  view.owner = owner;
  view.which = which;
  return view;
}
