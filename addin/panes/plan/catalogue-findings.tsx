import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { IndicatorId } from '../../../functions/domain/ids';
import type { PlanFinding } from '../../../functions/domain/plan/plan-findings';
import { widgetText } from '../../text/zh';
import { catalogueText as words } from '../../text/zh-plan';
import { planFindingText } from '../../text/zh-plan-findings';
import { FilterChips } from '../../widgets/filter-chips';
import { PlanLevelMark, useFindingStyles as useStyles } from './finding-look';
import { FindingsAlike, takeAlike } from './findings-alike';
import type { Catalogue } from './use-catalogue';

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
  const { indicators } = catalogue.reading;
  const { alike, rest } = takeAlike(
    findings.filter(({ level }) => chosen.length === 0 || chosen.includes(level)),
    indicators,
  );
  const shown = groupByIndicator(rest, indicators);
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
      {alike.some(({ findings: [first] }) => first?.level === 'must' && first.column) && (
        <p className={styles.quiet}>{words.fillDown}</p>
      )}
      <ul className={styles.list}>
        {alike.map((one) => (
          <FindingsAlike key={one.key} alike={one} catalogue={catalogue} />
        ))}
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

/** Findings of one indicator together in the plan's order, those in the way of publishing first. */
function groupByIndicator(findings: PlanFinding[], indicators: { id: IndicatorId }[]): PlanFinding[][] {
  const isMust = (finding: PlanFinding) => finding.level === 'must';
  const order = new Map<IndicatorId | null, number>(indicators.map(({ id }, index) => [id, index]));
  const keys = [...new Set(findings.map(({ indicator }) => indicator))];
  const groups = keys
    .toSorted((one, other) => (order.get(one) ?? -1) - (order.get(other) ?? -1))
    .map((key) => findings.filter(({ indicator }) => indicator === key))
    .map((group) => group.toSorted((one, other) => Number(isMust(other)) - Number(isMust(one))));
  return groups.toSorted((one, other) => Number(other.some(isMust)) - Number(one.some(isMust)));
}
