import { Button, Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { catalogueFields, type PlanFinding } from '../../../functions/domain/plan/plan-findings';
import { type Message, widgetText } from '../../text/zh';
import { catalogueText as words } from '../../text/zh-plan';
import { planFindingText } from '../../text/zh-plan-findings';
import { Fold } from '../../widgets/fold';
import { PlanLevelMark, useFindingStyles } from './finding-look';
import type { Catalogue } from './use-catalogue';

/** The same words about many indicators: what a planner puts right column by column, not row by row. */
export interface Alike {
  key: string;
  findings: PlanFinding[];
}

// Three cards can be read one by one; from here on the column is what has to be filled.
const fewestAlike = 4;

type Named = Parameters<typeof planFindingText>[1];

/** Takes out what is said alike of many indicators, in the order of the columns; the rest stays as it was. */
export function takeAlike(findings: PlanFinding[], indicators: Named): { alike: Alike[]; rest: PlanFinding[] } {
  const groups = new Map<string, PlanFinding[]>();
  for (const finding of findings) {
    const { what, remedy } = planFindingText(finding, indicators);
    const key = [finding.level, finding.column, what, remedy].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const isAlike = ([first, ...others]: PlanFinding[]) =>
    first !== undefined && first.rule !== 'rowLost' && first.indicator !== null && others.length + 1 >= fewestAlike;
  const alike = [...groups].filter(([, group]) => isAlike(group)).map(([key, group]) => ({ key, findings: group }));
  const taken = new Set(alike.flatMap((group) => group.findings));
  return {
    alike: alike.toSorted((one, other) => rank(one) - rank(other)),
    rest: findings.filter((finding) => !taken.has(finding)),
  };
}

const columnOrder: readonly string[] = catalogueFields;

/** Those in the way of publishing first, from left to right; what is put right elsewhere than in the sheet comes last. */
function rank({ findings: [first] }: Alike): number {
  const at = columnOrder.indexOf(first?.column ?? '');
  return (first?.level === 'must' ? 0 : 1000) + (at < 0 ? columnOrder.length : at);
}

/** One line for all of them, the way to the first, and the names beneath. */
export function FindingsAlike({ alike: { findings }, catalogue }: { alike: Alike; catalogue: Catalogue }) {
  const styles = useFindingStyles();
  const own = useStyles();
  const { sheet, reading } = catalogue;
  const [first] = findings;
  if (!first) return null;
  const { what, remedy } = planFindingText(first, reading.indicators);
  const summary = words.alike(findings.length, what);
  const canGo = sheet.state === 'here' && first.column !== null;
  const goTo = ({ indicator, column }: PlanFinding) => {
    if (indicator && column) void sheet.goTo(indicator, column);
  };
  const named: [PlanFinding, Message][] = findings.map((one) => [one, planFindingText(one, reading.indicators)]);
  return (
    <li className={mergeClasses(styles.item, first.level === 'must' ? styles.mustEdge : styles.noticeEdge)}>
      <div className={styles.finding}>
        <div>
          <h4 className={styles.where}>
            <PlanLevelMark level={first.level} />
            {summary}
          </h4>
          <div className={styles.remedy}>{`${remedy}。`}</div>
        </div>
        {canGo && (
          <Button
            size="small"
            className={styles.go}
            aria-label={`${widgetText.goTo}：${summary}，${words.firstOfThem}`}
            onClick={() => goTo(first)}
          >
            {widgetText.goTo}
          </Button>
        )}
      </div>
      <div className={own.fold}>
        <Fold summary={words.whichOnes}>
          <ul className={own.names}>
            {named.map(([finding, { where }]) => (
              <li key={finding.indicator}>
                {canGo ? (
                  <Link as="button" className={own.name} onClick={() => goTo(finding)}>
                    {where}
                  </Link>
                ) : (
                  where
                )}
              </li>
            ))}
          </ul>
        </Fold>
      </div>
    </li>
  );
}

const useStyles = makeStyles({
  fold: { fontSize: '12px', lineHeight: '18px' },
  names: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '4px' },
  name: { fontSize: '12px', lineHeight: '18px', textAlign: 'left', overflowWrap: 'anywhere' },
});
