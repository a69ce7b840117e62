/** What ends a program from outside of the language: no handler of its own hears of it, and `finally` does not run. */

/** The program has executed as many instructions as it was given. Thrown through it at an eval breaker. */
export class BudgetSpent {
  readonly budgetSpent = true;
}

/** How many instructions the threads of a machine may still execute together. */
export class InstructionBudget {
  private left: number;
  constructor(readonly size: number) {
    this.left = size;
  }

  /** Takes what was executed since the last time. Throws BudgetSpent when nothing is left. */
  spend(instructions: number): void {
    this.left -= instructions;
    if (this.left <= 0) throw new BudgetSpent();
  }
}
