import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { timeText } from '../../text/zh';
import { importedText as words } from '../../text/zh-route';

const useStyles = makeStyles({
  note: {
    padding: '8px 10px',
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** 历史数据导入: that no filler stands behind these figures, and where they come from. */
export function ImportedNote({ form: { submission } }: { form: FormReply }) {
  const styles = useStyles();
  const { imported } = submission;
  if (!imported) return null;
  return (
    <section className={styles.note} aria-label={words.title}>
      <h3 className={styles.title}>{words.title}</h3>
      <div>{words.source(imported.source)}</div>
      <div className={styles.small}>{words.by(imported.by.name, timeText(imported.at))}</div>
    </section>
  );
}
