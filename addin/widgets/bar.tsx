import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  track: {
    position: 'relative',
    height: '4px',
    borderRadius: '2px',
    backgroundColor: tokens.colorNeutralBackground5,
    minWidth: 0,
  },
  fill: { height: '100%', borderRadius: '2px', backgroundColor: tokens.colorBrandBackground },
  warning: { backgroundColor: tokens.colorPaletteRedBackground3 },
  muted: { backgroundColor: tokens.colorNeutralForeground4 },
  // Where it ought to be by now (时序进度).
  mark: {
    position: 'absolute',
    top: '-3px',
    bottom: '-3px',
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground2,
  },
});

/** A thin bar of `value` out of `max`, with a mark at `due` if there is a pace to keep. The label says it in words. */
export function Bar({
  value,
  max,
  due,
  label,
  tone = 'brand',
}: {
  value: number;
  max: number;
  due?: number | null | undefined;
  label: string;
  tone?: 'brand' | 'warning' | 'muted';
}) {
  const styles = useStyles();
  const share = (part: number) => `${max > 0 ? Math.min(100, Math.max(0, (part / max) * 100)) : 0}%`;
  return (
    <div className={styles.track} role="img" aria-label={label}>
      <div
        className={mergeClasses(styles.fill, tone === 'brand' ? undefined : styles[tone])}
        style={{ width: share(value) }}
      />
      {due !== null && due !== undefined && <div className={styles.mark} style={{ left: share(due) }} />}
    </div>
  );
}
