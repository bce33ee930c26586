import type { GridHandle, OpenModel } from './grid-handle';

/** Runs commands of the grid for the add-in, and remembers that it did. */
export class Writer {
  private hasWritten = false;
  // Who did it? Set around synchronous code only: held across an await, a person's edit would pass for ours.
  private depth = 0;
  private runningCommand: string | null = null;

  constructor(
    private readonly grid: GridHandle,
    private readonly model: OpenModel,
    private readonly onSaveNeeded: () => void,
  ) {}

  /** The lock is not asked (the caller has), and events say that it was the add-in. */
  execute(id: string, params: object, how: { fromCollab?: boolean } = {}): boolean {
    this.depth += 1;
    try {
      const unitId = this.model().getUnitId();
      return this.grid.commands.syncExecuteCommand<object, boolean>(id, { unitId, ...params }, how);
    } finally {
      this.depth -= 1;
    }
  }

  /** A change of the workbook; `execute` alone is for what only shows, like a selection. */
  write(id: string, params: object, how: { fromCollab?: boolean } = {}): void {
    this.noteWritten();
    this.execute(id, params, how);
  }

  /**
   * For the commands of the grid that only run asynchronously. What they do is recognised as ours by the trigger the grid
   * puts on their mutations, so a person may act meanwhile and stays that person.
   */
  async executeLater(id: string, params: object): Promise<void> {
    this.runningCommand = id;
    try {
      await this.grid.commands.executeCommand(id, { unitId: this.model().getUnitId(), ...params });
    } finally {
      this.runningCommand = null;
    }
  }

  isOurs(trigger: string | undefined): boolean {
    return this.depth > 0 || (this.runningCommand !== null && trigger === this.runningCommand);
  }

  noteWritten(): void {
    this.hasWritten = true;
  }

  /** Undo steps of before our write would overwrite it, so a batch that wrote ends with an empty list. */
  endBatch(): void {
    if (this.hasWritten) {
      this.grid.undo.clearUndoRedo(this.model().getUnitId());
      this.onSaveNeeded();
    }
    this.hasWritten = false;
  }
}
