/** Where a plan says something: a row of one of its tables, or words of its text. `line` counts the document's lines from 1. */
export type Source =
  | { kind: 'table'; document: string; table: string; row: number; line: number }
  | { kind: 'text'; document: string; words: string; line: number };
