import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Verdict } from '../../functions/domain/evaluation/verdict';
import { verdictName, widgetText } from '../text/zh';

const useStyles = makeStyles({
  badge: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap', fontSize: '12px' },
  mark: { flexShrink: 0 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  fair: { color: tokens.colorPaletteMarigoldForeground2 },
  poor: { color: tokens.colorPaletteRedForeground1 },
  open: { color: tokens.colorNeutralForeground3 },
});

const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8, strokeLinecap: 'round' } as const;

const shapes: Record<Verdict, { tone: 'good' | 'fair' | 'poor' | 'open'; mark: ReactNode }> = {
  ahead: { tone: 'good', mark: <path d="m1.5 6 2.5 2.5L8.5 3M6 8.5 10.5 3" {...stroke} /> },
  onPace: { tone: 'good', mark: <path d="m1.5 6.5 3 3 6-7" {...stroke} /> },
  nearPace: { tone: 'fair', mark: <path d="M1.5 7.5c1.5-2 3-2 4.5-1s3 1 4.5-1" {...stroke} /> },
  behind: { tone: 'poor', mark: <path d="M6 10.5 1 2.5h10z" {...stroke} /> },
  farBehind: { tone: 'poor', mark: <path d="M6 11 .5 2h11z" fill="currentColor" /> },
  met: { tone: 'good', mark: <path d="M1 1.5h10v9H1zM3.5 6l2 2 3.5-4" {...stroke} /> },
  nearlyMet: { tone: 'fair', mark: <path d="M1 1.5h10v9H1zM3.5 6.5c1-1 1.5-1 2.5-.5s1.5.5 2.5-.5" {...stroke} /> },
  missed: { tone: 'poor', mark: <path d="M1 1.5h10v9H1zM4 4l4 4M8 4 4 8" {...stroke} /> },
  incomplete: { tone: 'open', mark: <path d="M2 2h8v8H2z" {...stroke} strokeDasharray="2.5 2.5" /> },
  notAssessable: { tone: 'open', mark: <path d="M2 6h8" {...stroke} /> },
  excluded: { tone: 'open', mark: <path d="M2 10 10 2" {...stroke} /> },
};

interface BadgeProps {
  verdict: Verdict;
  /** A city's own words for the classes. */
  names?: Partial<Record<Verdict, string>>;
  isProvisional?: boolean;
}

/** 评估结论 of an indicator; a provisional one (some units missing) says so. */
export function VerdictBadge({ verdict, names = {}, isProvisional = false }: BadgeProps) {
  const styles = useStyles();
  const { tone, mark } = shapes[verdict];
  const word = verdictName(verdict, names);
  return (
    <span className={mergeClasses(styles.badge, styles[tone])}>
      <svg className={styles.mark} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {mark}
      </svg>
      {isProvisional ? `${word}（${widgetText.provisional}）` : word}
    </span>
  );
}
