import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { catalogueText as words } from '../../text/zh-plan';
import { ActionBar } from '../../widgets/action-bar';
import { ReasonBox } from '../../widgets/reason-box';
import { DifferenceList } from './difference-list';
import type { Catalogue } from './use-catalogue';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', flexGrow: 1 },
  body: { display: 'grid', gap: '10px', padding: '12px', alignContent: 'start' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: '22px' },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '20px' },
  quiet: { margin: 0, fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
});

/** 发布: what changes against the version in force, why, and the one button that does it. */
export function PublishPanel({ catalogue, onClose }: { catalogue: Catalogue; onClose: () => void }) {
  const styles = useStyles();
  const [note, setNote] = useState('');
  const { desk, reading, busy, publishRefusal } = catalogue;
  const next = (desk.published?.version ?? 0) + 1;
  const changes = reading.unpublished ?? [];
  const settings = reading.unpublishedSettings;
  const count = changes.length + settings.length;
  const label =
    desk.published === null ? words.publishFirst(next, reading.indicators.length) : words.publishNow(next, count);
  return (
    <section className={styles.panel} aria-label={words.publishTitle(next)}>
      <div className={styles.body}>
        <h3 className={styles.title}>{words.publishTitle(next)}</h3>
        <p className={styles.quiet}>{words.publishHint}</p>
        <ReasonBox label={words.note} hint={words.noteHint} value={note} onChange={setNote} isRequired />
        {count > 0 && (
          <>
            <h4 className={styles.head}>{words.changesOf(changes.length, settings.length)}</h4>
            <DifferenceList differences={changes} settings={settings} />
          </>
        )}
        {count === 0 && desk.published && <p className={styles.quiet}>{words.otherChanges}</p>}
      </div>
      <ActionBar
        note={busy === 'publish' && words.busy.publish}
        secondary={[{ label: words.back, onClick: onClose, isBusy: busy === 'publish' }]}
        primary={{
          label,
          isBusy: busy !== null,
          disabledReason: publishRefusal ?? (note.trim() === '' ? words.noteMissing : null),
          onClick: async () => {
            if (await catalogue.publish(note.trim())) onClose();
          },
        }}
      />
    </section>
  );
}
