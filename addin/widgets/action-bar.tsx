import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, type Ref, useId } from 'react';

export interface BarAction {
  /** Says what will happen: 「提交 18 项」, not 「确定」. */
  label: string;
  onClick: () => void;
  /** Why not, if not: the button stays in place, disabled, with this beside it. */
  disabledReason?: string | null | undefined;
  isBusy?: boolean | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
}

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 2,
    marginTop: 'auto',
    padding: '8px 12px',
    display: 'flex',
    flexDirection: 'column',
    gap: '6px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  note: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', gap: '8px', alignItems: 'center' },
  primary: { flexGrow: 1, minWidth: 0 },
  secondary: { minWidth: 0, whiteSpace: 'nowrap' },
});

/** The bar at the bottom of a view with its one primary action. */
export function ActionBar({
  primary,
  secondary = [],
  note,
}: {
  primary?: BarAction | null | undefined;
  secondary?: BarAction[] | undefined;
  note?: ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  const all = [...secondary, ...(primary ? [primary] : [])];
  // The same reason under two buttons is said once.
  const reasons = [...new Set(all.map((action) => action.disabledReason).filter((reason) => !!reason))];

  return (
    <div className={styles.bar}>
      <div id={id} className={styles.note} role="status" hidden={reasons.length === 0 && !note}>
        {reasons.map((reason) => (
          <div key={reason}>{reason}</div>
        ))}
        {note}
      </div>
      {all.length > 0 && (
        <div className={styles.buttons}>
          {secondary.map((action) => (
            <BarButton key={action.label} action={action} className={styles.secondary} reasonId={id} />
          ))}
          {primary && <BarButton action={primary} isPrimary className={styles.primary} reasonId={id} />}
        </div>
      )}
    </div>
  );
}

function BarButton({
  action,
  isPrimary = false,
  className,
  reasonId,
}: {
  action: BarAction;
  isPrimary?: boolean;
  className: string;
  reasonId: string;
}) {
  const isOff = !!action.disabledReason || !!action.isBusy;
  return (
    <Button
      ref={action.ref}
      appearance={isPrimary ? 'primary' : 'secondary'}
      className={className}
      // Reachable by keyboard even when off, so that its reason can be heard.
      disabledFocusable={isOff}
      aria-describedby={action.disabledReason ? reasonId : undefined}
      aria-busy={action.isBusy || undefined}
      // The second half of a double click is no wish of its own: by then the button may say something else.
      onClick={isOff ? undefined : (event) => event.detail < 2 && action.onClick()}
    >
      {action.label}
    </Button>
  );
}
