import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { EvaluationDeskReply, PublishedEvaluationReply } from '../../../functions/contract/evaluating';
import type { EvaluationId } from '../../../functions/domain/ids';
import { dateText, timeText } from '../../text/zh';
import { publication as words } from '../../text/zh-evaluating';
import { Fold } from '../../widgets/fold';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  item: { padding: '6px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '12px' },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: '0 8px' },
  number: { fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: '12px', overflowWrap: 'anywhere' },
  outdated: { color: tokens.colorPaletteMarigoldForeground2 },
  banner: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: '4px',
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorBrandStroke1}`,
  },
});

interface PublishedListProps {
  published: EvaluationDeskReply['published'];
  isBusy: boolean;
  onOpen: (id: EvaluationId) => void;
}

/** 已发布的评估, newest first. The first one stays for ever; a later one amends it. */
export function PublishedList({ published, isBusy, onOpen }: PublishedListProps) {
  const styles = useStyles();
  const newestFirst = published.toSorted((a, b) => b.number - a.number);
  if (newestFirst.length === 0) return <p className={styles.quiet}>{`${words.none}。`}</p>;
  return (
    <ol className={styles.list}>
      {newestFirst.map((one, index) => (
        <li key={one.id} className={styles.item}>
          <div className={styles.line}>
            <span>
              <span className={styles.number}>{words.number(one.number)}</span>
              {` · ${words.line(one, dateText(one.publishedAt))}`}
            </span>
            <Button
              size="small"
              appearance="outline"
              aria-label={words.open(one.number)}
              aria-busy={isBusy || undefined}
              onClick={isBusy ? undefined : () => onOpen(one.id)}
            >
              {words.look}
            </Button>
          </div>
          {one.note && <p className={styles.quiet}>{one.note}</p>}
          {index === 0 && one.isOutdated && (
            <div className={styles.outdated}>{words.outdatedBy(one.changedUnits ?? [])}</div>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Stands above a published evaluation, so that nobody takes it for the current one. */
export function PublishedBanner({ opened, onClose }: { opened: PublishedEvaluationReply; onClose: () => void }) {
  const styles = useStyles();
  return (
    <section className={styles.banner} role="status">
      <strong>{words.opened(opened.number, timeText(opened.asOf))}</strong>
      <p className={styles.quiet}>
        {[words.line(opened, dateText(opened.publishedAt)), opened.note, words.openedHint]
          .filter((text) => text !== '')
          .join(' · ')}
      </p>
      <Button size="small" onClick={onClose}>
        {words.back}
      </Button>
    </section>
  );
}

/** 发布依据: which versions went in, enough to fetch each of them again. */
export function PublicationBasis({ opened }: { opened: PublishedEvaluationReply }) {
  const styles = useStyles();
  const { basis, result } = opened;
  const names = new Map<string, string>(result.units.map(({ unit, name }) => [unit, name]));
  const indicators = new Map(result.indicators.map(({ indicator, name }) => [indicator, name]));
  const changes = opened.changes.map((change) => {
    if (change.kind === 'figures') return words.figuresChanged(names.get(change.unit) ?? change.unit, change.dataYear);
    if (change.kind === 'reference') return words.referenceChanged(change.year);
    if (change.kind === 'unit') return words.unitChanged(names.get(change.unit) ?? change.unit);
    return words.targetChanged(indicators.get(change.indicator) ?? change.indicator);
  });
  return (
    <Fold summary={`${words.basis}：${words.planVersion(basis.planVersion)}，${words.inputs(basis.inputs.length)}`}>
      {changes.length > 0 && <p className={styles.quiet}>{`${words.changedSince(changes)}。`}</p>}
      <ul className={styles.list}>
        {basis.inputs.map((input) => (
          <li key={`${input.dataYear} ${input.unit}`} className={styles.item}>
            {words.input(input.dataYear, names.get(input.unit) ?? input.unit, input.revision)}
            <p className={styles.quiet}>{words.trail(input.contentHash, dateText(input.approvedAt))}</p>
          </li>
        ))}
        {basis.references.map(({ series, year, version, amount }) => (
          <li key={`${series} ${year}`} className={styles.item}>
            {words.reference(year, version, amount)}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
