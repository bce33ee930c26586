/** Class of the sheet, and of its copy that is there for the printer alone. */
export const sheetClass = 'gm-annex';
export const printClass = 'gm-annex-print';

/** The sheet needs this much to be read whole, in px; a pane has it seldom. */
export const wideFrom = 960;

/**
 * The look of 办理记录, on paper and as its preview: A4 on its side, black on white whatever the theme, the heads of the
 * columns on every page, no line torn in two. A pane too narrow for it shows the same rows as blocks: when, who and what in
 * front, then why and what changed. Plain rules, because the copy for the printer stands outside of the pane.
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
.${sheetClass} .hash { font-family: Consolas, Menlo, monospace; font-size: 8pt; }
.${sheetClass} .receipt { margin-top: 2pt; }
.${sheetClass} .broken { border: 1.5pt solid #000; padding: 0 6pt; }
.${sheetClass} .broken .result { font-weight: 700; }
.${sheetClass} .sign td { height: 36pt; }
.${printClass} { display: none; }
@media screen and (max-width: ${wideFrom - 1}px) {
  .${sheetClass} { font-family: inherit; font-size: 14px; overflow-wrap: anywhere; }
  .${sheetClass} h2 { font-size: 18px; }
  .${sheetClass} table, .${sheetClass} tbody { display: block; }
  .${sheetClass} colgroup, .${sheetClass} thead, .${sheetClass} .keep tr:first-child, .${sheetClass} td:empty { display: none; }
  .${sheetClass} tr { display: flex; flex-wrap: wrap; gap: 2px 10px; padding: 10px 0; border-top: 1px solid #999; }
  .${sheetClass} td { border: 0; padding: 0; }
  .${sheetClass} td[data-label]::before { content: attr(data-label) " "; }
  .${sheetClass} td[data-unit]::after { content: " " attr(data-unit); }
  .${sheetClass} td[data-label]::before, .${sheetClass} .number, .${sheetClass} .steps .hash { color: #555; font-size: 12px; }
  .${sheetClass} .at, .${sheetClass} .action { font-weight: 600; }
  .${sheetClass} .steps .number, .${sheetClass} .steps .hash { order: 1; }
  .${sheetClass} .told { order: 2; flex: 0 0 100%; }
  .${sheetClass} .told::before { display: block; }
  .${sheetClass} .told li { padding: 0 0 4px 12px; }
  .${sheetClass} .sign td { flex: 1 1 40%; height: auto; }
  .${sheetClass} .sign td::before { display: block; }
}
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  html, body { height: auto !important; overflow: visible !important; background: #fff !important; }
  body > *:not(.${printClass}) { display: none !important; }
  .${printClass} { display: block; }
  .${sheetClass} thead { display: table-header-group; }
  .${sheetClass} li, .${sheetClass} .keep { break-inside: avoid; }
}
`;
