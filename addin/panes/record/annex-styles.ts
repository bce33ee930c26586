/** Class of the sheet, and of its copy that is there for the printer alone. */
export const sheetClass = 'gm-annex';
export const printClass = 'gm-annex-print';

/**
 * The look of 办理记录, on paper and as its preview: A4 on its side, black on white whatever the theme, the heads of the
 * columns on every page, no line torn in two. Plain rules, because the copy for the printer stands outside of the pane.
 */
export const annexStyles = `
.${sheetClass} { color: #000; background: #fff; font: 10.5pt/1.5 "SimSun", "Songti SC", "Noto Serif CJK SC", serif; }
.${sheetClass} h2 { margin: 0; text-align: center; font-size: 18pt; letter-spacing: 0.3em; }
.${sheetClass} p { margin: 4pt 0; }
.${sheetClass} .caption { text-align: center; }
.${sheetClass} table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 8pt 0; }
.${sheetClass} th, .${sheetClass} td { border: 0.75pt solid #000; padding: 2pt 4pt; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.${sheetClass} th { text-align: center; font-weight: 600; }
.${sheetClass} td ul { margin: 0; padding: 0; list-style: none; }
.${sheetClass} .number { text-align: right; font-variant-numeric: tabular-nums; }
.${sheetClass} .hash { font-family: Consolas, Menlo, monospace; font-size: 9pt; white-space: nowrap; }
.${sheetClass} .broken { font-weight: 700; border: 1.5pt solid #000; padding: 4pt 6pt; }
.${sheetClass} .sign td { height: 36pt; }
.${printClass} { display: none; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  html, body { height: auto !important; overflow: visible !important; background: #fff !important; }
  body > *:not(.${printClass}) { display: none !important; }
  .${printClass} { display: block; }
  .${sheetClass} thead { display: table-header-group; }
  .${sheetClass} li, .${sheetClass} .keep { break-inside: avoid; }
}
`;
