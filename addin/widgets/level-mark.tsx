import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { RuleLevel } from '../../functions/domain/submission/rules';
import { levelText, widgetText } from '../text/zh';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: '3px', whiteSpace: 'nowrap', fontSize: '12px' },
  must: { color: tokens.colorPaletteRedForeground1 },
  explain: { color: tokens.colorPaletteMarigoldForeground2 },
  notice: { color: tokens.colorNeutralForeground3 },
  settled: { color: tokens.colorPaletteGreenForeground1 },
  none: { color: tokens.colorNeutralForeground3 },
  counts: { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', fontSize: '12px' },
});

const paths: Record<RuleLevel | 'settled', string> = {
  must: 'M6 .5 11.5 6 6 11.5.5 6z',
  explain: 'M6 1 11.5 11H.5z',
  notice: 'M6 1.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z',
  settled: 'M2.2 5.2 5 8l4.8-6 1.2 1L5.2 10.4 1 6.4z',
};

/** 强制 · 核实 · 提示 with its shape; a 核实 that is explained shows as settled. */
export function LevelMark({ level, isSettled = false }: { level: RuleLevel; isSettled?: boolean }) {
  const styles = useStyles();
  const kind = isSettled ? 'settled' : level;
  return (
    <span className={mergeClasses(styles.mark, styles[kind])}>
      <svg width="10" height="10" viewBox="0 0 12 12" aria-hidden="true">
        <path d={paths[kind]} fill="currentColor" />
      </svg>
      {isSettled ? `${levelText[level]} · ${widgetText.explained}` : levelText[level]}
    </span>
  );
}

/** How many of each level, read out when they change; of 核实 also how many are explained, once there are some. */
export function LevelCounts({ counts, explained = 0 }: { counts: Record<RuleLevel, number>; explained?: number }) {
  const styles = useStyles();
  return (
    <div className={styles.counts} role="status">
      {(['must', 'explain', 'notice'] as const).map((level) => {
        const count = counts[level];
        const isDone = level === 'explain' && count > 0 && explained === count;
        const kind = isDone ? 'settled' : level;
        return (
          <span key={level} className={mergeClasses(styles.mark, count > 0 ? styles[kind] : styles.none)}>
            <svg width="10" height="10" viewBox="0 0 12 12" aria-hidden="true">
              <path
                d={paths[kind]}
                fill={count > 0 ? 'currentColor' : 'none'}
                stroke={isDone ? 'none' : 'currentColor'}
              />
            </svg>
            {level === 'explain' && explained > 0
              ? `${levelText[level]} ${widgetText.ofTotal(explained, count)} ${widgetText.explained}`
              : widgetText.levelCount(level, count)}
          </span>
        );
      })}
    </div>
  );
}
