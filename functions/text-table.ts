/** Columns a text takes at a terminal: Chinese characters and full-width signs take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(char) ? 2 : 1;
  return width;
}

/** Rows of cells as lines whose columns stand beneath each other, as wide as their widest cell. */
export function toLines(grid: string[][]): string[] {
  const widths = (grid[0] ?? []).map((_, column) => Math.max(...grid.map((row) => widthOf(row[column] ?? ''))));
  return grid.map((row) =>
    row
      .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - widthOf(text)))
      .join('  ')
      .trimEnd(),
  );
}
