import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { verdictName } from '../../text/zh';
import { evaluation as words } from '../../text/zh-evaluation';

const useStyles = makeStyles({
  box: {
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorPaletteRedBorder1}`,
    borderLeftWidth: '3px',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorPaletteRedForeground1,
  },
  lead: { margin: '2px 0 6px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '6px' },
  go: { minHeight: '24px' },
  about: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface AlertListProps {
  alerts: IndicatorEvaluationView[];
  evaluation: Pick<EvaluationReply, 'kind' | 'verdictNames'>;
  onGo: (item: IndicatorEvaluationView) => void;
}

/** 预警: a binding indicator that lags can't be overlooked, nor the office that answers for it. */
export function AlertList({ alerts, evaluation, onGo }: AlertListProps) {
  const styles = useStyles();
  if (alerts.length === 0) return null;
  const isAllProvisional = alerts.every((item) => item.provisional !== null);
  const lead = evaluation.kind === 'final' ? words.alertsMissed : words.alertsLead;
  return (
    <section className={styles.box} aria-label={words.alerts}>
      <h3 className={styles.head}>
        <WarningRegular aria-hidden="true" />
        {words.alerts}
      </h3>
      <p className={styles.lead}>{lead(alerts.length, isAllProvisional)}</p>
      <ul className={styles.list}>
        {alerts.map((item) => (
          <li key={item.indicator}>
            <Link as="button" className={styles.go} onClick={() => onGo(item)}>
              {item.name}
            </Link>
            <span className={styles.about}>
              {words.alertAbout(
                verdictName(item.provisional ?? item.verdict, evaluation.verdictNames),
                item.provisional !== null,
                item.department,
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
