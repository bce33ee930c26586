/**
 * What an uploaded file may cost. A plan of 300 indicators is 50 kB and a form of 1000 rows 200 kB; a file of 1 MB can unpack to
 * 1 GiB. The limits are checked while unpacking and reading, never afterwards.
 */
export const limits = {
  fileBytes: 5_000_000,
  parts: 500,
  partBytes: 20_000_000,
  allPartsBytes: 40_000_000,
  rows: 5_000,
  columns: 200,
  cells: 100_000,
  cellCharacters: 32_767,
  sheets: 50,
  merges: 10_000,
};
