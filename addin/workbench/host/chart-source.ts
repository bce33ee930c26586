import { cellRect, columnCount, type Rect, rowCount } from './addresses';
import { type ChartSeriesData, newLabels } from './chart-data';
import type { CellValue } from './values';

export const seriesWays = ['Auto', 'Columns', 'Rows'] as const;
export type SeriesWay = (typeof seriesWays)[number];

/** What stands in the cells, row by row from the corner of the rectangle. */
export type ReadCell = (row: number, column: number) => CellValue;

/**
 * Which cells of a rectangle are names, categories and values, found as Excel finds them: series run along the longer
 * side; a first line or column without numbers holds the names; an empty corner says that both do.
 */
export function seriesIn(sheetId: string, rect: Rect, way: SeriesWay, read: ReadCell): ChartSeriesData[] {
  const inColumns = way === 'Auto' ? rowCount(rect) >= columnCount(rect) : way === 'Columns';
  const isWord = (row: number, column: number) => typeof read(row, column) !== 'number';
  const numbers = (first: number, last: number) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const isOpenCorner = rowCount(rect) > 1 && columnCount(rect) > 1 && read(rect.top, rect.left) === '';
  const hasTop =
    isOpenCorner ||
    (rowCount(rect) > 1 && numbers(rect.left + 1, rect.right).every((column) => isWord(rect.top, column)));
  const hasLeft =
    isOpenCorner ||
    (columnCount(rect) > 1 && numbers(rect.top + 1, rect.bottom).every((row) => isWord(row, rect.left)));
  const body = { ...rect, top: rect.top + (hasTop ? 1 : 0), left: rect.left + (hasLeft ? 1 : 0) };
  const at = (place: Rect) => ({ sheetId, rect: place });
  const series = (nameAt: Rect | null, values: Rect, categories: Rect | null): ChartSeriesData => ({
    ...{ name: null, nameAt: nameAt && at(nameAt), values: at(values), categories: categories && at(categories) },
    ...{ color: null, labels: newLabels() },
  });
  if (inColumns) {
    const categories = hasLeft ? { ...body, left: rect.left, right: rect.left } : null;
    return numbers(body.left, body.right).map((column) =>
      series(hasTop ? cellRect(rect.top, column) : null, { ...body, left: column, right: column }, categories),
    );
  }
  const categories = hasTop ? { ...body, top: rect.top, bottom: rect.top } : null;
  return numbers(body.top, body.bottom).map((row) =>
    series(hasLeft ? cellRect(row, rect.left) : null, { ...body, top: row, bottom: row }, categories),
  );
}
