import { makeStyles } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { compareIndicators } from '../../../functions/domain/catalogue/compare';
import { comparePlanSettings } from '../../../functions/domain/catalogue/compare-settings';
import { rulesText as words } from '../../text/zh-rules';
import { Fold } from '../../widgets/fold';
import { DifferenceList } from './difference-list';

const useStyles = makeStyles({ fold: { fontSize: '12px', lineHeight: '18px' } });

/** Settings of the rules that are saved and hold only from the next publication on. */
export function RulesUnpublished({ desk: { draft, published, units } }: { desk: PlanDeskReply }) {
  const styles = useStyles();
  if (!published) return null;
  const settings = comparePlanSettings(published, draft).filter(({ setting }) =>
    ['level', 'changeLimit'].includes(setting),
  );
  const differences = compareIndicators(published.indicators, draft.indicators, units)
    .map((one) => ({ ...one, changes: one.changes.filter(({ column }) => column === 'checks') }))
    .filter(({ kind, changes }) => kind === 'changed' && changes.length > 0);
  const count = settings.length + differences.reduce((sum, { changes }) => sum + changes.length, 0);
  if (count === 0) return null;
  return (
    <div className={styles.fold}>
      <Fold summary={words.unpublished(published.version, count)}>
        <DifferenceList differences={differences} settings={settings} />
      </Fold>
    </div>
  );
}
