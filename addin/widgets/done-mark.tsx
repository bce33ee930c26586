import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  mark: { flexShrink: 0, verticalAlign: '-2px' },
  done: { color: tokens.colorPaletteGreenForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
});

/** A tick for what is done, a ring for what is not; the label says it in words, unless they stand beside it. */
export function DoneMark({ isDone, label }: { isDone: boolean; label?: string }) {
  const styles = useStyles();
  return (
    <svg
      className={mergeClasses(styles.mark, isDone ? styles.done : styles.open)}
      width="14"
      height="18"
      viewBox="0 0 14 18"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      {isDone ? (
        <path d="m2.5 9.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      ) : (
        <circle cx="7" cy="9" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
    </svg>
  );
}
