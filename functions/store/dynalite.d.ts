/** The little of dynalite that is used; the package brings no types. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Folder of the database; in memory without one. */
    path?: string;
    /** How long a new table pretends to be under construction. */
    createTableMs?: number;
  }

  export default function dynalite(options?: Options): Server;
}
