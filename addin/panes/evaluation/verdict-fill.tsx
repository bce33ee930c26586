import { tokens } from '@fluentui/react-components';
import type { Verdict } from '../../../functions/domain/evaluation/verdict';

// A class is told apart by its pattern as well as by its colour: these bars are printed in black and white.
const inks: Record<
  Verdict,
  { paper: string; ink: string; pattern: 'plain' | 'dots' | 'crosses' | 'dense' | 'bars' | 'dashes' }
> = {
  ahead: { paper: tokens.colorPaletteGreenForeground1, ink: 'white', pattern: 'bars' },
  onPace: { paper: tokens.colorPaletteGreenBackground3, ink: 'white', pattern: 'plain' },
  nearPace: {
    paper: tokens.colorPaletteMarigoldBackground2,
    ink: tokens.colorPaletteMarigoldForeground2,
    pattern: 'dots',
  },
  behind: { paper: tokens.colorPaletteRedBackground2, ink: tokens.colorPaletteRedForeground1, pattern: 'crosses' },
  farBehind: { paper: tokens.colorPaletteRedBackground3, ink: 'white', pattern: 'dense' },
  met: { paper: tokens.colorPaletteGreenForeground1, ink: 'white', pattern: 'plain' },
  nearlyMet: {
    paper: tokens.colorPaletteMarigoldBackground2,
    ink: tokens.colorPaletteMarigoldForeground2,
    pattern: 'dots',
  },
  missed: { paper: tokens.colorPaletteRedBackground3, ink: 'white', pattern: 'dense' },
  incomplete: { paper: tokens.colorNeutralBackground1, ink: tokens.colorNeutralForeground3, pattern: 'dashes' },
  notAssessable: { paper: tokens.colorNeutralBackground5, ink: tokens.colorNeutralForeground3, pattern: 'plain' },
  excluded: { paper: tokens.colorNeutralBackground1, ink: tokens.colorNeutralForeground3, pattern: 'plain' },
};

const drawings = {
  plain: null,
  dots: <circle cx="3" cy="3" r="1" />,
  // Not slanted: slanted lines say that a class is provisional.
  crosses: <path d="M3 1v4M1 3h4" />,
  bars: <path d="M1.5 0v6M4.5 0v6" opacity="0.35" />,
  dense: <path d="M0 1h6M0 4h6" opacity="0.35" />,
  dashes: <path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" strokeDasharray="2 2" />,
} as const;

export function fillOf(scope: string, verdict: Verdict, isHatched = false): string {
  return `url(#${scope}-${isHatched ? 'hatched-' : ''}${verdict})`;
}

/** The patterns behind {@link fillOf}; `scope` keeps the ids of several drawings on a page apart. */
export function VerdictFills({ scope, verdicts }: { scope: string; verdicts: Verdict[] }) {
  return (
    <defs>
      {verdicts.map((verdict) => {
        const { paper, ink, pattern } = inks[verdict];
        return (
          <pattern key={verdict} id={`${scope}-${verdict}`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" fill={paper} />
            <g fill={pattern === 'dots' ? ink : 'none'} stroke={pattern === 'dots' ? 'none' : ink}>
              {drawings[pattern]}
            </g>
          </pattern>
        );
      })}
      {verdicts.map((verdict) => (
        <pattern key={verdict} id={`${scope}-hatched-${verdict}`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill={tokens.colorNeutralBackground1} />
          <path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" stroke={strokeOf(verdict)} strokeWidth="1.4" />
        </pattern>
      ))}
    </defs>
  );
}

/** The colour of a number on {@link fillOf}; on a pattern it needs a rim to be read. */
export function numberOn(verdict: Verdict, isHatched: boolean): { fill: string; hasRim: boolean } {
  const isSolid = inks[verdict].ink === 'white' && !isHatched;
  return isSolid ? { fill: 'white', hasRim: false } : { fill: strokeOf(verdict), hasRim: true };
}

/** The line colour of a class, for outlines and hatching. */
export function strokeOf(verdict: Verdict): string {
  const { paper, ink } = inks[verdict];
  return ink === 'white' ? paper : ink;
}
