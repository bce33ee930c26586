import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { houseText } from '../../text/zh-people';
import { useLook } from './look';

/** The foot of a form: what is still missing, the button that sends it, and 取消, which gives up what was typed. */
export function FormFoot({
  label,
  missing,
  isBusy,
  onSend,
  onCancel,
}: {
  label: string;
  missing: string[];
  isBusy: boolean;
  onSend: () => Promise<unknown>;
  onCancel?: () => void;
}) {
  const styles = useLook();
  const missingId = useId();
  const isReady = missing.length === 0;
  return (
    <>
      {!isReady && (
        <p id={missingId} className={styles.quiet}>
          {houseText.missing(missing)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          aria-describedby={isReady ? undefined : missingId}
          disabledFocusable={!isReady || isBusy}
          onClick={() => void onSend()}
        >
          {label}
        </Button>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            {houseText.cancel}
          </Button>
        )}
      </div>
    </>
  );
}
