/**
 * A number as its format in Excel shows it: `0`, `0.0`, `#,##0.00`, `0%`, `0;;;`, `General`. Enough for labels and scales of
 * charts; what stands in cells is formatted by the grid.
 */
export function numberText(value: number, format: string): string {
  if (format === '' || format === 'General') return String(Number(value.toPrecision(12)));
  const sections = format.split(';');
  const index = value > 0 || sections.length < 2 ? 0 : value < 0 || sections.length < 3 ? 1 : 2;
  const section = sections[value === 0 && sections.length < 3 ? 0 : index] ?? '';
  if (section === '') return '';
  const isPercent = section.includes('%');
  const places = /\.([0#]+)/.exec(section)?.[1]?.length ?? 0;
  // The section for negative numbers has a sign of its own, or none.
  const size = index === 1 ? Math.abs(value) : value;
  const text = (isPercent ? size * 100 : size).toFixed(places);
  const digits = section.includes(',') ? text.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : text;
  return section.replace(/[#0][#0,]*(\.[#0]+)?/, digits).replaceAll('"', '');
}
