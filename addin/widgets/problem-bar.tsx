import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { errorText, widgetText } from '../text/zh';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  // The title of a message bar is inline; what and remedy read better as two lines in a narrow pane.
  title: { display: 'block' },
  body: { overflowWrap: 'anywhere' },
});

/** A failure, in words: stays until dealt with. `problem` is whatever was caught; null shows nothing. */
export function ProblemBar({
  problem,
  onClose,
  action,
}: {
  problem: unknown;
  onClose?: (() => void) | undefined;
  action?: { label: string; onClick: () => void } | undefined;
}) {
  if (problem === null || problem === undefined) return null;
  const { what, remedy } = errorText(problem);
  return <MessageLine intent="error" what={what} remedy={remedy} onClose={onClose} action={action} />;
}

/** A message in the pane's flow; `ProblemBar` is its common case. */
export function MessageLine({
  intent,
  what,
  remedy,
  onClose,
  action,
}: {
  intent: 'info' | 'warning' | 'error';
  what: string;
  remedy?: string | undefined;
  onClose?: (() => void) | undefined;
  action?: { label: string; onClick: () => void } | undefined;
}) {
  const styles = useStyles();
  return (
    <MessageBar
      intent={intent}
      layout="multiline"
      className={styles.bar}
      role={intent === 'error' ? 'alert' : 'status'}
    >
      <MessageBarBody className={styles.body}>
        <MessageBarTitle className={styles.title}>{`${what}。`}</MessageBarTitle>
        {remedy && `${remedy}。`}
      </MessageBarBody>
      {(action || onClose) && (
        <MessageBarActions
          containerAction={
            onClose && (
              <Button
                appearance="transparent"
                size="small"
                icon={<DismissRegular />}
                aria-label={widgetText.close}
                onClick={onClose}
              />
            )
          }
        >
          {action && (
            <Button size="small" onClick={action.onClick}>
              {action.label}
            </Button>
          )}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
