import { parse } from 'csv-parse/sync';

/** A comma-separated file line by line, as it stands. */
export interface CsvReading {
  /** `line` counts from 1; of a record with line breaks in a cell it is the first. */
  rows: { line: number; cells: string[] }[];
  /** Where a quotation mark is opened and never closed: from there on nothing could be read. */
  brokenAt: number | null;
}

interface ParsedRecord {
  record: string[];
  /** `lines`: how many were read at the end of the record. */
  info: { lines: number };
}

/** Reads CSV as Excel, WPS and programs write it: with or without a mark (BOM), quoted where needed, any line ends. */
export function readCsv(text: string): CsvReading {
  let isBroken = false;
  const records = parse(text, {
    bom: true,
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: () => {
      isBroken = true;
      return undefined;
    },
  }) as unknown as ParsedRecord[];
  let line = 1;
  const rows = records.map(({ record, info }) => {
    const first = line;
    line = info.lines + 1;
    return { line: first, cells: record };
  });
  // The one fault these settings leave is a quotation mark open to the end: it swallows everything after the last line read.
  return { rows, brokenAt: isBroken ? line : null };
}
