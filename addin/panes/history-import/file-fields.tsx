import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { Fragment, useRef } from 'react';
import { maxImportBytes } from '../../../functions/domain/observation/past-years';
import { pastYears as words } from '../../text/zh-past-years';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { Fold } from '../../widgets/fold';
import { MessageLine } from '../../widgets/problem-bar';
import type { HistoryImport } from './use-history-import';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '8px' },
  lead: { margin: 0, lineHeight: '20px' },
  quiet: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  columns: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '2px 12px', margin: '4px 0 0' },
  column: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  file: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap' },
  box: { width: '100%', fontFamily: tokens.fontFamilyMonospace },
});

/** Where the figures come from: a file, or what was copied from one. */
export function FileFields({ state }: { state: HistoryImport }) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const { file, pasted } = state;
  return (
    <section className={styles.fields} aria-label={words.title}>
      <p className={styles.lead}>{words.lead}</p>
      <Fold summary={words.format}>
        <p className={styles.quiet}>{words.formatLead}</p>
        <dl className={styles.columns}>
          {Object.entries(words.columns).map(([column, meaning]) => (
            <Fragment key={column}>
              <dt className={styles.column}>{column}</dt>
              <dd className={styles.quiet}>{meaning}</dd>
            </Fragment>
          ))}
        </dl>
      </Fold>
      <div className={styles.file}>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          hidden
          aria-label={words.choose}
          onChange={(event) => {
            void state.choose(event.target.files?.[0]);
            // The same file, mended meanwhile, can be chosen again.
            event.target.value = '';
          }}
        />
        <Button ref={state.isAnother ? focusOnArrival : undefined} size="small" onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        {file && pasted === '' && <span className={styles.quiet}>{words.chosen(file.name)}</span>}
      </div>
      <Field label={words.paste} hint={words.pasteHint} size="small">
        <Textarea
          size="small"
          className={styles.box}
          resize="vertical"
          value={pasted}
          onChange={(_, { value }) => state.paste(value)}
        />
      </Field>
      {state.tooLarge && <MessageLine intent="warning" what={words.tooLarge(Math.floor(maxImportBytes / 1024))} />}
    </section>
  );
}
