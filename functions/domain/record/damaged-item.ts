/** An item that is not what its key promises: a fault of the table or of a writer, never of the person who asks. */
export class DamagedItem extends Error {
  constructor(where: string, what: string) {
    super(`damaged item ${where}: ${what}`);
    this.name = 'DamagedItem';
  }
}
