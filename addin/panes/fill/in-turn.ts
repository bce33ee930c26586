import type { Workbook } from '../../excel/workbook';

/**
 * The workbook, asked one thing at a time. Locks, colours and typed texts are written by different parts of the pane;
 * each opens the sheet's protection and closes it again, and two at once would shut each other out.
 */
export function inTurn(workbook: Workbook): Workbook {
  let last: Promise<unknown> = Promise.resolve();
  const queue =
    <Args extends unknown[], Result>(call: (...args: Args) => Promise<Result>) =>
    (...args: Args): Promise<Result> => {
      const work = () => call(...args);
      const next = last.then(work, work);
      // The next one goes on after a failure; whoever asked hears of it.
      last = next.catch(() => undefined);
      return next;
    };

  const { catalogue, allocation, roster, table } = workbook;
  return {
    openForm: queue((...args) => workbook.openForm(...args)),
    hasForm: queue((...args) => workbook.hasForm(...args)),
    readForm: queue((...args) => workbook.readForm(...args)),
    activeForm: queue(() => workbook.activeForm()),
    setOpenCells: queue((...args) => workbook.setOpenCells(...args)),
    markFindings: queue((...args) => workbook.markFindings(...args)),
    goTo: queue((...args) => workbook.goTo(...args)),
    writeCell: queue((...args) => workbook.writeCell(...args)),
    writeCells: queue((...args) => workbook.writeCells(...args)),
    inStep: queue((...args) => workbook.inStep(...args)),
    noteInStep: queue((...args) => workbook.noteInStep(...args)),
    onTyped: queue((...args) => workbook.onTyped(...args)),
    onSelected: queue((...args) => workbook.onSelected(...args)),
    openReview: queue((...args) => workbook.openReview(...args)),
    goToReview: queue((...args) => workbook.goToReview(...args)),
    writeEvaluation: queue((...args) => workbook.writeEvaluation(...args)),
    catalogue: {
      open: queue((...args) => catalogue.open(...args)),
      read: queue((...args) => catalogue.read(...args)),
      mark: queue((...args) => catalogue.mark(...args)),
      goTo: queue((...args) => catalogue.goTo(...args)),
      write: queue((...args) => catalogue.write(...args)),
      onTyped: queue((...args) => catalogue.onTyped(...args)),
      onSelected: queue((...args) => catalogue.onSelected(...args)),
    },
    allocation: {
      open: queue((...args) => allocation.open(...args)),
      read: queue((...args) => allocation.read(...args)),
      onTyped: queue((...args) => allocation.onTyped(...args)),
    },
    roster: {
      open: queue((...args) => roster.open(...args)),
      read: queue((...args) => roster.read(...args)),
    },
    table: {
      read: queue(() => table.read()),
      goTo: queue((...args) => table.goTo(...args)),
    },
  };
}
