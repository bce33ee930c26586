import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { IndicatorId } from '../../../functions/domain/ids';
import type { PlanFinding } from '../../../functions/domain/plan/plan-findings';
import { widgetText } from '../../text/zh';
import { planLevelText, catalogueText as words } from '../../text/zh-plan';
import { planFindingText } from '../../text/zh-plan-findings';
import { FilterChips } from '../../widgets/filter-chips';
import type { Catalogue } from './use-catalogue';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '8px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  item: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeftWidth: '3px',
  },
  mustEdge: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  noticeEdge: { borderLeftColor: tokens.colorNeutralStroke1 },
  where: { margin: 0, fontSize: 'inherit', lineHeight: '20px', overflowWrap: 'anywhere' },
  finding: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '0 8px',
    alignItems: 'start',
    paddingTop: '4px',
  },
  what: { lineHeight: '20px', overflowWrap: 'anywhere' },
  remedy: { lineHeight: '18px', fontSize: '12px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  go: { minWidth: 'auto' },
  buttons: { display: 'flex', gap: '6px', paddingTop: '4px' },
  mark: { marginRight: '6px', verticalAlign: '-1px' },
  must: { color: tokens.colorPaletteRedForeground1 },
  notice: { color: tokens.colorNeutralForeground3 },
  quiet: { margin: 0, fontSize: '12px', color: tokens.colorNeutralForeground3 },
});

/** More at once is no list any more but a wall. */
const pageSize = 12;

/** 检查结果, by indicator: what has to be put right, what is worth a look, and the way to each cell. */
export function CatalogueFindings({ catalogue }: { catalogue: Catalogue }) {
  const styles = useStyles();
  const { findings } = catalogue.reading;
  const [levels, setLevels] = useState<PlanFinding['level'][]>([]);
  const [isWhole, setIsWhole] = useState(false);
  if (findings.length === 0) return <p className={styles.quiet}>{words.sound}</p>;

  const count = (level: PlanFinding['level']) => findings.filter((finding) => finding.level === level).length;
  // A level that is gone leaves its filter without a chip to take it back.
  const chosen = levels.filter((level) => count(level) > 0);
  const shown = groupByIndicator(
    findings.filter(({ level }) => chosen.length === 0 || chosen.includes(level)),
    catalogue.reading.indicators,
  );
  const page = isWhole ? shown : shown.slice(0, pageSize);
  return (
    <section className={styles.section} aria-label={words.findingsTitle}>
      {count('must') > 0 && count('notice') > 0 && (
        <FilterChips
          label={words.filters}
          options={[
            { id: 'must' as const, label: words.mustChip(count('must')) },
            { id: 'notice' as const, label: words.noticeChip(count('notice')) },
          ]}
          chosen={chosen}
          onChange={setLevels}
        />
      )}
      <ul className={styles.list}>
        {page.map((group) => (
          <FindingGroup key={group[0]?.indicator ?? ''} findings={group} catalogue={catalogue} />
        ))}
      </ul>
      {page.length < shown.length && (
        <Button size="small" appearance="subtle" onClick={() => setIsWhole(true)}>
          {words.more(shown.length - page.length)}
        </Button>
      )}
    </section>
  );
}

function FindingGroup({ findings, catalogue }: { findings: PlanFinding[]; catalogue: Catalogue }) {
  const styles = useStyles();
  const { sheet, reading, desk } = catalogue;
  const isMust = findings.some(({ level }) => level === 'must');
  // A published indicator that the sheet has lost still has its name.
  const stored = [...desk.draft.indicators, ...(desk.published?.indicators ?? [])];
  // One whose name was wiped out is still known by its old one.
  const known = [...reading.indicators.filter(({ name }) => name.trim() !== ''), ...stored, ...reading.indicators];
  const inSheet = (finding: PlanFinding) => reading.indicators.some(({ id }) => id === finding.indicator);
  return (
    <li className={mergeClasses(styles.item, isMust ? styles.mustEdge : styles.noticeEdge)}>
      {findings.map((finding, index) => {
        const { where, what, remedy } = planFindingText(finding, known);
        return (
          <div key={`${finding.rule} ${finding.column} ${finding.found}`}>
            {index === 0 && <h4 className={styles.where}>{where}</h4>}
            <div className={styles.finding}>
              <div>
                <div className={styles.what}>
                  <PlanLevelMark level={finding.level} />
                  {`${what}。`}
                </div>
                <div className={styles.remedy}>{`${remedy}。`}</div>
              </div>
              {finding.indicator && finding.column && sheet.state === 'here' && inSheet(finding) && (
                <Button
                  size="small"
                  className={styles.go}
                  aria-label={`${widgetText.goTo}：${where} ${what}`}
                  onClick={() => finding.indicator && sheet.goTo(finding.indicator, finding.column)}
                >
                  {widgetText.goTo}
                </Button>
              )}
            </div>
            {finding.rule === 'rowLost' && <LostRow finding={finding} catalogue={catalogue} />}
          </div>
        );
      })}
    </li>
  );
}

/** A row that is gone: back with it, or out with the indicator while nobody has seen it published. */
function LostRow({ finding: { indicator }, catalogue }: { finding: PlanFinding; catalogue: Catalogue }) {
  const styles = useStyles();
  if (!indicator || catalogue.isReadOnly || catalogue.isBehind) return null;
  // Written anew, the sheet would lose what could not be read.
  const canRestore = catalogue.reading.findings.every(({ rule }) => !['cellUnread', 'choiceUnknown'].includes(rule));
  return (
    <div className={styles.buttons}>
      {canRestore && (
        <Button size="small" onClick={catalogue.restoreRows}>
          {words.restoreRow}
        </Button>
      )}
      {catalogue.reading.removable.includes(indicator) && (
        <Button size="small" onClick={() => catalogue.drop(indicator)}>
          {words.dropRow}
        </Button>
      )}
    </div>
  );
}

// The shapes of the house's levels; the word is read out, and stands in the chips.
const paths = { must: 'M6 .5 11.5 6 6 11.5.5 6z', notice: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z' };

export function PlanLevelMark({ level }: { level: PlanFinding['level'] }) {
  const styles = useStyles();
  return (
    <svg
      className={mergeClasses(styles.mark, styles[level])}
      width="10"
      height="10"
      viewBox="0 0 12 12"
      role="img"
      aria-label={planLevelText[level]}
    >
      <path d={paths[level]} fill="currentColor" />
    </svg>
  );
}

/** Findings of one indicator together in the plan's order, those in the way of publishing first. */
export function groupByIndicator(findings: PlanFinding[], indicators: { id: IndicatorId }[]): PlanFinding[][] {
  const isMust = (finding: PlanFinding) => finding.level === 'must';
  const order = new Map<IndicatorId | null, number>(indicators.map(({ id }, index) => [id, index]));
  const keys = [...new Set(findings.map(({ indicator }) => indicator))];
  const groups = keys
    .toSorted((one, other) => (order.get(one) ?? -1) - (order.get(other) ?? -1))
    .map((key) => findings.filter(({ indicator }) => indicator === key))
    .map((group) => group.toSorted((one, other) => Number(isMust(other)) - Number(isMust(one))));
  return groups.toSorted((one, other) => Number(other.some(isMust)) - Number(one.some(isMust)));
}
