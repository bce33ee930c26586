import type { Found, IndicatorCheck } from './check-context';
import type { IndicatorDraft } from './draft';
import type { CatalogueField, PlanRule } from './plan-findings';

const isBlank = (text: string) => text.trim() === '';

type Question = [rule: PlanRule, column: CatalogueField | null, isMissing: (indicator: IndicatorDraft) => boolean];

/** Everything that has to be settled before publishing, and where the catalogue asks for it. */
const questions: Question[] = [
  ['nameMissing', 'name', ({ name }) => isBlank(name)],
  ['measureMissing', 'measure', ({ measure }) => isBlank(measure)],
  ['natureMissing', 'nature', ({ nature }) => nature === null],
  ['targetMissing', 'target', ({ target }) => target === null],
  ['kindMissing', 'valueKind', ({ valueKind }) => valueKind === null],
  ['directionMissing', 'direction', ({ direction }) => direction === null],
  ['accumulationMissing', 'accumulation', ({ accumulation }) => accumulation === null],
  ['rollUpMissing', 'rollUp', ({ rollUp }) => rollUp === null],
  ['departmentMissing', 'department', ({ department }) => department === null],
  // Where units report is no column of the catalogue: the allocation sheet (任务分解) has it.
  ['allocationMissing', null, ({ appliesTo }) => appliesTo === null || isEmpty(appliesTo)],
];

function isEmpty(allocation: NonNullable<IndicatorDraft['appliesTo']>): boolean {
  return (allocation.by === 'units' ? allocation.units : allocation.types).length === 0;
}

/** What is not settled yet. */
export const checkSettled: IndicatorCheck = (indicator) => [
  ...questions.filter(([, , isMissing]) => isMissing(indicator)).map(([rule, column]): Found => ({ rule, column })),
  ...checkReporting(indicator),
];

/** A unit can only report what is named and has a measure. */
function checkReporting({ reporting }: IndicatorDraft): Found[] {
  const missing = (column: CatalogueField): Found => ({ rule: 'reportingMissing', column });
  if (reporting === null) return [missing('counted')];
  const [counted, divisor] =
    reporting.kind === 'ratio' ? [reporting.numerator, reporting.denominator] : [reporting.counted, null];
  return [
    ...(isBlank(counted.name) ? [missing('counted')] : []),
    ...(isBlank(counted.measure) ? [missing('countedMeasure')] : []),
    ...(divisor && isBlank(divisor.name) ? [missing('denominator')] : []),
    ...(divisor && isBlank(divisor.measure) ? [missing('denominatorMeasure')] : []),
  ];
}
