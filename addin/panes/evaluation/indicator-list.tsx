import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { list as listWords } from '../../text/zh-evaluating';
import { evaluation as words } from '../../text/zh-evaluation';
import type { IndicatorList as List } from './use-indicator-list';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  group: { margin: '8px 0 0', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

const groupOrder = ['lagging', 'incomplete', 'onTrack', 'excluded'] as const;

interface ListProps {
  list: List;
  kind: EvaluationReply['kind'];
  row: (item: IndicatorEvaluationView) => ReactNode;
}

/** The indicators in groups, those behind first; in any other order as one list. */
export function IndicatorList({ list, kind, row }: ListProps) {
  const styles = useStyles();
  const { groups, order, inOrder, count } = list;
  if (count === 0) return <p className={styles.quiet}>{words.nothingHere}</p>;
  if (order !== 'concern')
    return (
      <section aria-label={listWords.orders[order]}>
        <p className={styles.quiet}>{`${listWords.shown(count)}。${words.paceLegend}`}</p>
        {inOrder.map(row)}
      </section>
    );
  const headOf = (group: keyof typeof groups) =>
    words.groups[group === 'lagging' && kind === 'final' ? 'missed' : group](groups[group].length);
  return (
    <div>
      <p className={styles.quiet}>{words.paceLegend}</p>
      {groupOrder
        .filter((group) => groups[group].length > 0)
        .map((group) => (
          <section key={group} aria-label={headOf(group)}>
            <h3 className={styles.group}>{headOf(group)}</h3>
            {groups[group].map(row)}
          </section>
        ))}
    </div>
  );
}
