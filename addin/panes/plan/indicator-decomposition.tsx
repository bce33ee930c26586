import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { decompositionLabels } from '../../../functions/domain/catalogue/labels';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import { obstacleText, indicatorText as words } from '../../text/zh-plan';
import { TrendLine } from '../../widgets/trend-line';
import { type CellText, proposeYears, toCells, toOverwriting, type YearsProposal } from './indicator-years';
import type { Catalogue } from './use-catalogue';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '6px' },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: '4px 8px' },
  term: { margin: 0, fontSize: '12px', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  text: { margin: 0, fontSize: '12px', lineHeight: '18px', overflowWrap: 'anywhere' },
  // As wide as its words, also where it stands alone.
  write: { justifySelf: 'start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
});

/** 年度分解 of one indicator: by which method, what it gives, and the years as a line. */
export function IndicatorDecomposition({ indicator, catalogue }: { indicator: IndicatorDraft; catalogue: Catalogue }) {
  const styles = useStyles();
  const { draft } = catalogue.desk;
  const { decomposition } = indicator;
  const proposal = proposeYears(indicator, draft);
  const reasons = Object.entries(decomposition?.reasons ?? {});
  return (
    <section className={styles.section} aria-label={words.decomposition}>
      <div className={styles.line}>
        <h4 className={styles.term}>{words.decomposition}</h4>
        {decomposition && (
          <span className={styles.text}>
            {words.method(decompositionLabels[decomposition.method], decomposition.gridOf)}
          </span>
        )}
      </div>
      <TrendLine
        label={`${indicator.name} ${words.trend}`}
        points={[
          { label: String(draft.baseYear), text: indicator.baseline.amount, isReference: true },
          ...yearsOf(draft.startYear, draft.endYear).map((year) => ({
            label: year,
            text: indicator.annualTargets[year] ?? null,
          })),
        ]}
      />
      {reasons.map(([year, text]) => (
        <p key={year} className={styles.text}>
          {words.reason(year, text)}
        </p>
      ))}
      {!catalogue.isReadOnly && <Offer indicator={indicator} proposal={proposal} catalogue={catalogue} />}
    </section>
  );
}

/** What the method could do for the years, never over the planner's head. */
function Offer({
  indicator,
  proposal,
  catalogue,
}: {
  indicator: IndicatorDraft;
  proposal: YearsProposal;
  catalogue: Catalogue;
}) {
  const styles = useStyles();
  if (proposal.kind === 'none') return <p className={styles.text}>{obstacleText[proposal.why]}。</p>;
  // Without the sheet there is nowhere to write.
  if (catalogue.sheet.state !== 'here') return null;
  const { computed, empty, differing } = proposal;
  if (empty.length === 0 && differing.length === 0) return <p className={styles.text}>{words.upToDate}</p>;
  const fill = toCells(indicator.id, computed, empty);
  if (differing.length === 0) {
    return <WriteButton label={words.compute} cells={fill} catalogue={catalogue} />;
  }
  const hasReasons = Object.keys(indicator.decomposition?.reasons ?? {}).length > 0;
  return (
    <>
      <p className={styles.text}>
        {`${words.handSet(differing)}。`}
        {hasReasons && words.overwriteReasons}
      </p>
      <div className={styles.buttons}>
        {empty.length > 0 && <WriteButton label={words.fillMissing} cells={fill} catalogue={catalogue} />}
        <WriteButton
          label={words.overwrite(differing)}
          cells={toOverwriting(indicator, computed)}
          catalogue={catalogue}
        />
      </div>
    </>
  );
}

function WriteButton({ label, cells, catalogue }: { label: string; cells: CellText[]; catalogue: Catalogue }) {
  const styles = useStyles();
  const isBusy = catalogue.busy !== null;
  return (
    <Button
      size="small"
      className={styles.write}
      disabledFocusable={isBusy}
      aria-busy={catalogue.busy === 'write' || undefined}
      onClick={isBusy ? undefined : () => catalogue.write(cells)}
    >
      {label}
    </Button>
  );
}

function yearsOf(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
