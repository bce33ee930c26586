import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  notice: { margin: 0, fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground3 },
});

/** Which figures are invented, wherever they stand: at the foot, and quietly. */
export function DemoNotice({ text }: { text: string | null }) {
  const styles = useStyles();
  return text && <p className={styles.notice}>{text}</p>;
}
