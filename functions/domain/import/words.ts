import type { Flag, FlagKind, Where } from './reading';

// The import is the same trade for the command and the pane, so both say the same of what they find.

/**
 * What each flag says: what was found, what is proposed, what to do. `{原}` stands for the text as printed, `{议}` for the proposal.
 */
const flagWords = {
  noTable:
    '没有找到指标表。请只粘贴含表头的表格部分（至少要有“指标名称”一列和一列数值，如“2025年目标值”；各格之间用 TAB 隔开），或改用 .xlsx 文件。',
  captionWithoutTable: '只有表题“{原}”，表格内容没有随文字带出。请从原文件（Word、PDF 或网页）另行复制该表。',
  noHeader:
    '此处像一张表，但没有认得的表头（首行“{原}”）。请在上方补一行表头：序号、指标名称、单位、2020年值、2025年目标值、指标属性。',
  hiddenSheet: '工作表“{原}”是隐藏的，未导入。如需导入，请在 Excel 中取消隐藏后重试。',
  decodedAsGbk: '文件不是 UTF-8 编码，已按 GB 18030 读取。请核对文字有无乱码。',
  periodUnknown: '看不出规划期。请指定规划的起止年后重新读取。',
  captionCut: '表题“{原}”似缺末字，建议为“{议}”。请确认。',
  purposeProposed: '看不出是目标表还是完成情况表，暂按{议}表处理。请确认。',
  columnTwice: '“{原}”一列重复出现，只取第一列，后一列的内容未采用。请删去多余的一列或改正列名。',
  columnUnknown: '不认得列名“{原}”，该列内容原样保留，未采用。请改成常用列名或确认可以不要。',
  columnProposed: '列“{原}”的含义由表推定为“{议}”。请确认。',
  columnYearMissing: '列“{原}”没有写年份，建议为 {议} 年。请确认。',
  otherPlansTarget: '列“{原}”是另一份规划的指标值，暂作为目标值。请确认是否用来评价本级完成情况。',
  yearOutsidePlan: '列“{原}”的年份不在规划期 {议} 之内。请核对。',
  noBaselineColumn: '表中没有基期值一列。请补录各指标的基期值，并注明来源。',
  noNatureColumn: '表中没有指标属性一列。请逐项确定约束性或预期性。',
  remarkIsTier: '“{原}”写在备注列，建议作为指标{议}。请确认。',
  rowsRegrouped: '各行之间没有空行，已按表头 {议} 列切分。请核对各行是否对齐。',
  blanksRemoved: '指标名称中有 {原} 处多余空格，已去掉（指标 {议}）。',
  missingByNote: '按表下说明“{原}”，指标 {议} 的空缺记为无统计或新增。请确认空缺处原来是横线。',
  dashUnexplained: '指标 {原} 的数值是横线，原文没有说明原因。请选择：当时未统计、新增指标或不适用。',
  noteUnattached: '表下说明“{原}”没有指明是哪个指标。请人工对应。',
  categoriesProposed: '类别栏是合并单元格，原有“{原}”；按标签居中推算，各类的第一项是：{议}。请逐段确认。',
  categoriesUnclear: '类别栏“{原}”合并或残缺，无法确定各类的起止，只保留了标签所在的行（{议}）。请逐项填写类别。',
  noRows: '表“{原}”只有表头，没有内容。请检查复制是否完整。',
  rowBroken: '此行被拆成两行（后半：{原}），已合并，名称为“{议}”。请对照原文核对名称、单位和数值。',
  rowShort: '此行的格数少于表头，数值可能错位：{原}。请对照原文核对。',
  cellBeyondTable: '此行多出表头之外的内容：{原}。请核对是否错位。',
  mergedCell: '此行有与上一行合并的单元格（{原}），未自动填入。请补填。',
  bandAsCategory: '按表中小标题“{原}”归入该类。请确认。',
  cellOverLines: '单元格占了两行，已连成一格：{原}。请核对。',
  nameMissing: '此行没有指标名称：{原}。请补填或确认不是指标。',
  serialMissing: '此行没有序号。请确认是独立的指标。',
  serialUnread: '序号“{原}”不是整数。请改正。',
  serialTwice: '序号 {原} 重复，按顺序应为 {议}。请核对。',
  serialGap: '序号不连续：{原}。请核对是否漏行。',
  measureUnknown: '不认得计量单位“{原}”，建议“{议}”。请确认。',
  measureMissing: '没有计量单位（{原}），建议“{议}”。请确认。',
  measureConflict: '名称与单位栏的计量单位不一致：{原}，暂用“{议}”。请核对。',
  natureMissing: '指标属性为空。请填写约束性或预期性。',
  natureUnknown: '指标属性“{原}”既不是约束性也不是预期性。请改正。',
  transferredByNote: '按表下说明已划归其他部门，不计入完成率：“{原}”。请确认。',
  everyYearByNote: '按表下说明为每年都要达到的目标：“{原}”。请确认。',
  noteAttached: '表下说明涉及此项：“{原}”。请确认。',
  nameTwice: '指标“{原}”与第{议}行重名。请确认是否重复。',
  targetsContradict: '同名指标目标值不同：{原}（另见第{议}行）。请确定以哪个为准。',
  valuesContradict: '同名指标同一年的数值不一致，{原}。请核对。',
  targetAtBaseline: '目标值与现值相同：{原}。请确认是“保持”类指标。',
  targetBelowBaseline: '目标值低于现值：{原}。请确认是底线目标还是原文有误。',
  // figures
  blankCell: '单元格为空。请填写数值，或说明缺值原因。',
  dashReadAsOne: '“一”应是横线，按缺值处理，不作 1。请确认。',
  lettersForDigits: '“{原}”中有形似数字的字母，建议为 {议}。请核对。',
  strayMark: '“{原}”中有多余符号，读作 {议}。请核对。',
  straySign: '只有一个标点“{原}”，按空缺处理。请核对原文。',
  blankInFigure: '数字中间有空格：“{原}”，读作 {议}。请确认不是两个数。',
  commaInFigure: '“{原}”读作 {议}（千分位）。请确认不是用逗号隔开的两个数。',
  partsLabelled: '一格两值“{原}”，按名称建议：{议}。请确认先后。',
  partsUnlabelled: '一格多值“{原}”，名称中看不出各指什么（{议}）。请注明。',
  otherDefinition: '“{原}”：取 {议} 为本指标的值，括号内是另一口径。请注明两个口径。',
  scaleInFigure: '“{原}”带有万、亿等，按单位换算为 {议}。请核对。',
  otherMeasureInFigure: '“{原}”自带的单位与本指标的单位不一致，建议单位“{议}”。请核对。',
  percentWithoutMeasure: '“{原}”带百分号而没有计量单位，建议单位“{议}”。请确认。',
  percentAgainstMeasure: '“{原}”带百分号，但计量单位不是百分比。请核对。',
  looksLikeDate: '“{原}”像是日期，未作数值。若本是两个数（如 3/5），请在表中改为文本格式重填。',
  boundInsteadOfFigure: '“{原}”是界限而不是数值，未采用，建议 {议}。请填写实际数。',
  transferredInCell: '“{原}”：按已划归其他部门处理。请确认。',
  discontinued: '“{原}”：按已取消处理，文字保留。请确认。',
  textInsteadOfFigure: '“{原}”不是数值，按文字保留，建议 {议}。请填写数值或确认。',
  // targets
  targetBlank: '目标值为空。请填写。',
  targetDash: '目标值是横线“{原}”，按无目标处理。请确认。',
  relativeTarget: '相对目标“{原}”（{议}）。请指定参照指标或数据来源，并逐年录入参照值。',
  referenceMissing: '“{原}”没有说明以什么为基数。请补充参照。',
  severalMultipliers: '“{原}”一句含两个目标。请拆成两项。',
  shareOfTotal: '“{原}”读作占总数的 {议}。请确认指标是占比。',
  approximateTarget: '约数目标“{原}”，取 {议}。请确定允许的偏差。',
  softWording: '措辞“{原}”不是硬性要求。请确认如何考核。',
  comparatorProposed: '“{原}”没有写明高于还是低于，建议 {议}。请确认。',
  contradictoryWording: '“{原}”前后措辞矛盾，未采用。请改正。',
  rangeReversed: '区间“{原}”前大后小，未采用。请改正。',
  rangeWithBound: '“{原}”既有区间又有界限，读作 {议}。请确认。',
  fullCoverageInWords: '“{原}”读作 {议}。请确认。',
  overHundred: '“{原}”超过 100%，不可能达到，建议 {议}。请核对。',
  changeInsteadOfLevel: '“{原}”说的是增减幅度，不是要达到的水平。请换算成目标值。',
  chineseNumeral: '“{原}”读作 {议}。请确认。',
  ownDueYear: '“{原}”自带完成年份 {议}。请确认。',
  everyYear: '“{原}”要求每年达到。请确认逐年考核。',
  targetUnread: '“{原}”读不出可以考核的数值。请由人工确定目标。',
} satisfies Record<FlagKind, string>;

/** Proposals that are our own terms and not words of the plan. */
const proposalWords = new Map([
  ['GE', '不低于'],
  ['LE', '不超过'],
  ['target', '目标'],
  ['annualTarget', '年度目标'],
  ['tier', '层级'],
]);

const unknownProposal = '（无）';

const toWords = (proposal: string | null) =>
  proposal === null || proposal === '' ? unknownProposal : (proposalWords.get(proposal) ?? proposal);

const longest = 80;

/** What a flag says, without its place: what was found, what is proposed, what to do. Lines of one cell are kept apart by ⏎. */
export function flagSentence(flag: Flag): string {
  const original = flag.original.replace(/\s*\n\s*/g, ' ⏎ ').trim();
  return flagWords[flag.kind]
    .replaceAll('{原}', original.length > longest ? `${original.slice(0, longest)}…` : original)
    .replaceAll('{议}', toWords(flag.proposal))
    .replace(`，建议“${unknownProposal}”`, '')
    .replace(`，建议 ${unknownProposal}`, '')
    .replace(`，建议单位“${unknownProposal}”`, '');
}

/** Where to look, from the large to the small: 工作表“Sheet1” 表2 指标3 列“单位” 第12行. Empty for the source as a whole. */
export function flagPlace({ sheet, table, row, column, line, lastLine }: Where): string {
  const lines = line === null ? null : lastLine !== null && lastLine > line ? `第${line}—${lastLine}行` : `第${line}行`;
  return [
    sheet === null ? null : `工作表“${sheet}”`,
    table === null ? null : `表${table}`,
    row === null ? null : /^\d+$/.test(row) ? `指标${row}` : `“${row}”`,
    column === null ? null : `列“${column}”`,
    lines,
  ]
    .filter((piece) => piece !== null)
    .join(' ');
}
