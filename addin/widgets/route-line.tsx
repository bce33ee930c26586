import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { timeText, widgetText } from '../text/zh';
import { onBehalfText } from '../text/zh-route';

export interface RouteStep {
  name: string;
  state: 'done' | 'now' | 'todo';
  who?: string | null | undefined;
  /** 代理: whose duty it was. */
  onBehalfOf?: string | null | undefined;
  at?: string | null | undefined;
}

const useStyles = makeStyles({
  line: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', width: '100%' },
  step: { flex: '1 1 0', minWidth: 0, position: 'relative', textAlign: 'center', fontSize: '12px', lineHeight: '16px' },
  link: {
    position: 'absolute',
    top: '7px',
    left: 'calc(-50% + 8px)',
    width: 'calc(100% - 16px)',
    height: '2px',
    backgroundColor: tokens.colorNeutralStroke2,
  },
  linkDone: { backgroundColor: tokens.colorBrandStroke1 },
  dot: { position: 'relative', display: 'block', margin: '0 auto 2px' },
  off: { color: tokens.colorNeutralForeground3 },
  on: { color: tokens.colorBrandForeground1 },
  small: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  name: { color: tokens.colorNeutralForeground1 },
  current: { fontWeight: tokens.fontWeightSemibold },
});

/** The way of a submission as a line of dots: full = done, ring with core = here now, ring = to come. */
export function RouteLine({ steps, label = widgetText.route }: { steps: RouteStep[]; label?: string }) {
  const styles = useStyles();
  return (
    <ol className={styles.line} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.name} className={styles.step} aria-current={step.state === 'now' ? 'step' : undefined}>
          {index > 0 && (
            <span className={mergeClasses(styles.link, step.state === 'todo' ? undefined : styles.linkDone)} />
          )}
          <svg
            className={mergeClasses(styles.dot, step.state === 'todo' ? styles.off : styles.on)}
            width="16"
            height="16"
            viewBox="0 0 16 16"
            role="img"
            aria-label={widgetText[step.state]}
          >
            <circle cx="8" cy="8" r="6" fill={tokens.colorNeutralBackground1} stroke="currentColor" strokeWidth="2" />
            {step.state === 'done' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
            {step.state === 'done' && <path d="m5 8.2 2 2 4-4.4" fill="none" stroke="white" strokeWidth="1.6" />}
            {step.state === 'now' && <circle cx="8" cy="8" r="3" fill="currentColor" />}
          </svg>
          <div className={mergeClasses(styles.name, step.state === 'now' ? styles.current : undefined)}>
            {step.name}
          </div>
          {step.who && <div className={styles.small}>{step.who}</div>}
          {step.onBehalfOf && <div className={styles.small}>{onBehalfText(step.onBehalfOf)}</div>}
          {step.at && <div className={styles.small}>{timeText(step.at)}</div>}
        </li>
      ))}
    </ol>
  );
}
