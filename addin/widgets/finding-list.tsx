import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Finding } from '../../functions/domain/submission/findings';
import { lineText, widgetText } from '../text/zh';
import { findingText } from '../text/zh-findings';
import { LevelMark } from './level-mark';

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

/** 校验问题, in the order given: where, what, what to do, a way to the cell, and whatever the pane adds to one. */
export function FindingList({
  findings,
  onGo,
  renderExtra,
}: {
  findings: Finding[];
  onGo?: ((finding: Finding) => void) | undefined;
  renderExtra?: ((finding: Finding) => ReactNode) | undefined;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {findings.map((finding) => {
        const { what, remedy } = findingText(finding);
        const isSettled = finding.level === 'explain' && finding.isExplained;
        return (
          <li
            key={`${finding.key} ${finding.rule} ${finding.field}`}
            className={mergeClasses(styles.item, styles[isSettled ? 'settled' : finding.level])}
          >
            <div className={styles.head}>
              <LevelMark level={finding.level} isSettled={isSettled} />
              {onGo && (
                <Button
                  size="small"
                  className={styles.go}
                  aria-label={`${widgetText.goTo}：${lineText(finding)}`}
                  onClick={() => onGo(finding)}
                >
                  {widgetText.goTo}
                </Button>
              )}
            </div>
            <div className={styles.where}>{lineText(finding)}</div>
            <div className={styles.what}>{`${what}。`}</div>
            {!isSettled && <div className={styles.remedy}>{`${remedy}。`}</div>}
            {renderExtra?.(finding)}
          </li>
        );
      })}
    </ul>
  );
}
