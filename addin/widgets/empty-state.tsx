import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  place: { padding: '32px 16px', display: 'flex', flexDirection: 'column', gap: '8px', alignItems: 'center' },
  title: { fontWeight: tokens.fontWeightSemibold, textAlign: 'center' },
  hint: { color: tokens.colorNeutralForeground2, textAlign: 'center', lineHeight: '20px' },
});

/** Nothing here yet: says so, and what to do first. */
export function EmptyState({ title, hint, children }: { title: string; hint?: string; children?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.place}>
      <div className={styles.title}>{title}</div>
      {hint && <div className={styles.hint}>{hint}</div>}
      {children}
    </div>
  );
}
