import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { clockText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import type { DraftState } from './use-draft';

const useStyles = makeStyles({
  failed: { display: 'flex', gap: '4px', color: tokens.colorPaletteMarigoldForeground2 },
  icon: { flexShrink: 0, width: '16px', height: '16px' },
});

/** One line about what the server has of the work: quiet while all is well, with a shape of its own where it is not. */
export function SaveLine({ state }: { state: DraftState }) {
  const styles = useStyles();
  switch (state.kind) {
    case 'idle':
      return null;
    case 'saving':
      return <div>{fillText.saving}</div>;
    case 'failed':
      return (
        <div className={styles.failed}>
          <WarningRegular className={styles.icon} aria-hidden="true" />
          <span>{fillText.saveFailed}</span>
        </div>
      );
    case 'saved':
      return <div>{fillText.saved(clockText(state.at))}</div>;
  }
}
