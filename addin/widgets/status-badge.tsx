import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Status } from '../../functions/domain/submission/submission';
import { correctionText, statusNotes, statusText } from '../text/zh';

const useStyles = makeStyles({
  badge: { display: 'inline-flex', alignItems: 'center', gap: '4px', whiteSpace: 'nowrap', fontSize: '12px' },
  mark: { flexShrink: 0 },
  neutral: { color: tokens.colorNeutralForeground3 },
  brand: { color: tokens.colorBrandForeground1 },
  warning: { color: tokens.colorPaletteRedForeground1 },
  done: { color: tokens.colorPaletteGreenForeground1 },
});

// Shape and word carry the meaning; colour only helps.
const shapes: Record<Status, { tone: 'neutral' | 'brand' | 'warning' | 'done'; mark: ReactNode }> = {
  draft: {
    tone: 'neutral',
    mark: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.6" />,
  },
  submitted: { tone: 'brand', mark: <path d="M6 1 11 7H8v4H4V7H1z" fill="currentColor" /> },
  signing: {
    tone: 'brand',
    mark: <path d="M1 10h10M2.5 7.5 8 2l2 2-5.5 5.5z" fill="none" stroke="currentColor" strokeWidth="1.3" />,
  },
  inReview: {
    tone: 'brand',
    mark: (
      <>
        <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
      </>
    ),
  },
  returned: { tone: 'warning', mark: <path d="M6 11 1 5h3V1h4v4h3z" fill="currentColor" /> },
  checking: {
    tone: 'brand',
    mark: (
      <>
        <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M6 1.5a4.5 4.5 0 0 1 0 9 4.5 4.5 0 0 1-3.2-1.3L6 6z" fill="currentColor" />
      </>
    ),
  },
  reviewed: {
    tone: 'brand',
    mark: (
      <>
        <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M6 1.5a4.5 4.5 0 1 1-4.5 4.5H6z" fill="currentColor" />
      </>
    ),
  },
  approved: {
    tone: 'done',
    mark: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  },
};

/** Where a submission stands: one of five words, with its shape; of a correction also that it is one. */
export function StatusBadge({
  status,
  isInCorrection = false,
  openReturns = 0,
}: {
  status: Status;
  isInCorrection?: boolean;
  openReturns?: number;
}) {
  const styles = useStyles();
  // A correction in the filler's hands of which nothing was sent back.
  const isBeingCorrected = isInCorrection && status === 'returned' && openReturns === 0;
  const { tone, mark } = shapes[isBeingCorrected ? 'draft' : status];
  const note = statusNotes[status];
  const words = note ? `${statusText[status]} · ${note}` : statusText[status];
  return (
    <span className={mergeClasses(styles.badge, styles[tone])}>
      <svg className={styles.mark} width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {mark}
      </svg>
      {isBeingCorrected ? correctionText.underWay : isInCorrection ? correctionText.inStatus(words) : words}
    </span>
  );
}
