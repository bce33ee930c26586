/**
 * Knows whether formula results are up to date. Univer calculates 100 ms after the last write and cannot be hurried:
 * a calculation started by hand is stopped half way by its own timer, and a read then returns stale text.
 */
export class Calculation {
  private isDirty = false;
  private isRunning = false;
  private hasFormulas = false;
  private waiting: (() => void)[] = [];

  /** A workbook without formulas has nothing to wait for. */
  noteFormula(): void {
    this.hasFormulas = true;
  }

  noteWrite(): void {
    this.isDirty = true;
  }

  noteStart(): void {
    this.isDirty = false;
    this.isRunning = true;
  }

  /** State 1 means "stopped": a restart with the newer values follows. */
  noteEnd(state: number): void {
    if (state === 1) return;
    this.isRunning = false;
    // The results are put into the cells just after this notice.
    setTimeout(() => this.release(), 0);
  }

  settled(): Promise<void> {
    if (!this.isPending()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The formulas did not finish calculating within 15 s.')), 15_000);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  reset(): void {
    this.isDirty = false;
    this.isRunning = false;
    this.hasFormulas = false;
    this.release();
  }

  private isPending(): boolean {
    return this.hasFormulas && (this.isDirty || this.isRunning);
  }

  private release(): void {
    if (this.isPending()) return;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
