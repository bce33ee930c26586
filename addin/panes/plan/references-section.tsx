import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { references as words } from '../../text/zh-planning';
import { Fold } from '../../widgets/fold';
import { ReferencesAdd } from './references-add';
import { ReferencesSeries } from './references-series';
import type { TakeDesk } from './use-plan';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '10px', padding: '12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ReferencesSectionProps {
  desk: PlanDeskReply;
  onDesk: TakeDesk;
}

/** 参照数: outside figures on which relative targets rest, entered once a year with their source. */
export function ReferencesSection({ desk, onDesk }: ReferencesSectionProps) {
  const styles = useStyles();
  const { references } = desk.draft;
  return (
    <section className={styles.section} aria-label={words.heading}>
      <p className={styles.quiet}>{words.lead}</p>
      {references.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      {references.map((series) => (
        <ReferencesSeries key={series.id} desk={desk} series={series} onDesk={onDesk} />
      ))}
      <Fold summary={words.addHeading}>
        <ReferencesAdd desk={desk} onDesk={onDesk} />
      </Fold>
    </section>
  );
}
