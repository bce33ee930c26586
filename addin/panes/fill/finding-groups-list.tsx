import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Finding } from '../../../functions/domain/submission/findings';
import { lineText, widgetText } from '../../text/zh';
import { LevelMark } from '../../widgets/level-mark';
import { type FindingGroup, groupFindings } from './finding-groups';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  item: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeftWidth: '3px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  must: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  explain: { borderLeftColor: tokens.colorPaletteMarigoldBorderActive },
  notice: { borderLeftColor: tokens.colorNeutralStroke1 },
  settled: { borderLeftColor: tokens.colorPaletteGreenBorderActive },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', gap: '8px' },
  where: { fontWeight: tokens.fontWeightSemibold, lineHeight: '20px', overflowWrap: 'anywhere' },
  what: { lineHeight: '20px', overflowWrap: 'anywhere' },
  remedy: { lineHeight: '18px', fontSize: '12px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  go: { minWidth: 'auto' },
});

/** 校验问题, in the order given: where, what, what to do, a way to the cell, and whatever the view adds to one. */
export function FindingGroups({
  findings,
  onGo,
  renderExtra,
}: {
  findings: Finding[];
  onGo: (finding: Finding) => void;
  renderExtra?: ((group: FindingGroup) => ReactNode) | undefined;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {groupFindings(findings).map((group) => {
        const { first, whats, remedy, isSettled } = group;
        const line = lineText(first);
        return (
          <li
            // Of 核实 there is one for a line, and its box stays the same one whatever is settled of it.
            key={first.level === 'explain' ? `${first.key} explain` : `${first.key} ${first.rule} ${first.field}`}
            className={mergeClasses(styles.item, styles[isSettled ? 'settled' : first.level])}
          >
            <div className={styles.head}>
              <LevelMark level={first.level} isSettled={isSettled} />
              <Button
                size="small"
                className={styles.go}
                aria-label={`${widgetText.goTo}：${line}`}
                onClick={() => onGo(first)}
              >
                {widgetText.goTo}
              </Button>
            </div>
            <div className={styles.where}>{line}</div>
            {whats.map((what) => (
              <div key={what} className={styles.what}>{`${what}。`}</div>
            ))}
            {!isSettled && <div className={styles.remedy}>{`${remedy}。`}</div>}
            {renderExtra?.(group)}
          </li>
        );
      })}
    </ul>
  );
}
