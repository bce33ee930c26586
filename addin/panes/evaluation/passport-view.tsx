import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PassportReply } from '../../../functions/contract/evaluating';
import type { IndicatorId, RoundId } from '../../../functions/domain/ids';
import { timeText } from '../../text/zh';
import { formulaText, settingName, passport as words } from '../../text/zh-evaluating';
import { withMeasure } from '../../text/zh-evaluation';
import { importOrigin } from '../../text/zh-past-years';
import { Fold } from '../../widgets/fold';
import { ProblemBar } from '../../widgets/problem-bar';
import { usePassport } from './use-passport';

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    padding: '8px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
  },
  facts: { display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '2px 8px', margin: 0 },
  word: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  figure: { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  units: { margin: 0, padding: 0, listStyle: 'none' },
  unit: { padding: '4px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 8px' },
  small: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  open: { alignSelf: 'flex-start' },
});

interface PassportProps {
  round: RoundId;
  indicator: IndicatorId;
  part: string | null;
  label: string | null;
}

/** 「来历」 beside a figure: on a click, what it is made of, enough to work it out again by hand. */
export function Passport({ round, indicator, part, label }: PassportProps) {
  const styles = useStyles();
  const { passport, isBusy, problem, dismiss, open, close } = usePassport(round, indicator, part);
  const handleToggle = passport ? close : () => void open();
  return (
    <>
      <Button
        size="small"
        appearance="outline"
        className={styles.open}
        aria-expanded={passport !== null}
        aria-busy={isBusy || undefined}
        onClick={isBusy ? undefined : handleToggle}
      >
        {passport ? words.close : isBusy ? words.loading : label ? words.openFor(label) : words.open}
      </Button>
      <ProblemBar problem={problem} onClose={dismiss} />
      {passport && <PassportView passport={passport} />}
    </>
  );
}

export function PassportView({ passport }: { passport: PassportReply }) {
  const styles = useStyles();
  const { value, recomputed, target, measure, settings, units } = passport;
  const agrees = value?.exact === recomputed?.exact;
  const facts: [string, string][] = [
    [words.asOf, timeText(passport.asOf)],
    [words.formula, formulaText(passport)],
    ...(value
      ? [
          [words.value, withMeasure(value.text, measure)] as [string, string],
          [words.exact, value.exact] as [string, string],
        ]
      : []),
    ...(recomputed ? [[words.recomputed, recomputed.exact] as [string, string]] : []),
    [words.target, `${target.raw}（${words.targetFrom(target.version, target.planVersion)}）`],
  ];
  return (
    <section className={styles.view} aria-label={`${words.heading}：${passport.name}`}>
      <Facts facts={facts} />
      {value && (
        <div className={agrees ? styles.good : styles.bad} role="status">
          {agrees ? `✓ ${words.agrees}` : `✕ ${words.differs}`}
        </div>
      )}
      <div className={styles.word}>{words.units(units.length)}</div>
      <ul className={styles.units}>
        {units.map((unit) => (
          <UnitFigures key={unit.unit} unit={unit} />
        ))}
      </ul>
      {Object.keys(settings).length > 0 && (
        <Fold summary={words.settings}>
          <Facts facts={Object.entries(settings).map(([key, text]) => [settingName(key), text])} />
        </Fold>
      )}
    </section>
  );
}

function Facts({ facts }: { facts: [string, string][] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([word, figure]) => (
        <div key={word} style={{ display: 'contents' }}>
          <dt className={styles.word}>{word}</dt>
          <dd className={styles.figure}>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}

function UnitFigures({ unit }: { unit: PassportReply['units'][number] }) {
  const styles = useStyles();
  const { numerator, denominator, amount, revision, contentHash, filledBy, approvedBy, approvedAt, carriedFrom } = unit;
  const { imported } = unit;
  const figure =
    numerator !== null && denominator !== null ? words.ratio(numerator, denominator) : (amount ?? words.noFigure);
  const trail = [
    ...(carriedFrom !== null ? [words.carriedFrom(carriedFrom)] : []),
    ...(revision !== null ? [words.revision(revision)] : []),
    ...(imported ? [importOrigin.source(imported.source, imported.countsFrom), importOrigin.sha(imported.sha256)] : []),
    ...(filledBy ? [imported ? importOrigin.by(filledBy.name) : words.filledBy(filledBy.name)] : []),
    ...(approvedBy ? [words.approvedBy(approvedBy.name, approvedAt ? timeText(approvedAt) : '')] : []),
    ...(approvedAt === null && carriedFrom === null ? [words.notApproved] : []),
    ...(contentHash ? [words.hash(contentHash)] : []),
  ];
  return (
    <li className={styles.unit}>
      <div className={styles.line}>
        <span>{unit.name}</span>
        <span className={styles.figure}>{figure}</span>
      </div>
      <div className={styles.small}>{trail.join(' · ')}</div>
      {unit.explanation && <div className={mergeClasses(styles.small)}>{words.explanation(unit.explanation)}</div>}
    </li>
  );
}
