import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { PlanDraft } from '../../../functions/domain/plan/draft';
import { rowName, reading as words } from '../../text/zh-planning';
import { DemoNotice } from '../../widgets/demo-notice';
import { Fold } from '../../widgets/fold';
import { ReadingDocument } from './reading-document';
import { ReadingPrior } from './reading-prior';
import { ReadingProse } from './reading-prose';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '4px', padding: '8px 12px 12px' },
  title: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  quiet: { margin: '0 0 6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  note: { padding: '6px 0 8px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, lineHeight: '20px' },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
});

/** 文本: what the plan's document says besides its table. Read only; each part opens by itself. */
export function ReadingSection({ desk: { draft } }: { desk: PlanDeskReply }) {
  const styles = useStyles();
  const { proseTargets, notes, priorResults, baseYear } = draft;
  return (
    <section className={styles.section} aria-label={words.heading}>
      {proseTargets.length > 0 ? (
        <Fold isOpen summary={<span className={styles.title}>{words.prose(proseTargets.length)}</span>}>
          <ReadingProse draft={draft} />
        </Fold>
      ) : (
        <p className={styles.quiet}>{words.noProse}</p>
      )}
      {notes.length > 0 && (
        <Fold summary={<span className={styles.title}>{words.notes(notes.length)}</span>}>
          <Notes draft={draft} />
        </Fold>
      )}
      {priorResults.length > 0 && (
        <Fold summary={<span className={styles.title}>{words.prior(baseYear, priorResults.length)}</span>}>
          <ReadingPrior draft={draft} />
        </Fold>
      )}
      <Fold summary={<span className={styles.title}>{words.document}</span>}>
        <ReadingDocument draft={draft} />
      </Fold>
      <DemoNotice text={draft.demoNotice} />
    </section>
  );
}

/** 文本疑点: told, never mended; the plan stays as it was printed. */
function Notes({ draft }: { draft: PlanDraft }) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.quiet}>{words.notesLead}</p>
      <ul className={styles.list}>
        {draft.notes.map(({ id, text, lines, about }) => (
          <li key={id} className={styles.note}>
            {text}
            <div className={styles.small}>
              {id} · {words.lines(lines)}
            </div>
            {about.length > 0 && (
              <div className={styles.small}>{words.about(about.map((row) => rowName(draft, row)))}</div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
