import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { appText } from '../../text/zh-app';

const useStyles = makeStyles({
  page: {
    maxWidth: '420px',
    margin: '0 auto',
    padding: '64px 16px',
    display: 'grid',
    gap: '12px',
    justifyItems: 'start',
  },
  title: { margin: 0, fontSize: '18px', lineHeight: '26px', fontWeight: tokens.fontWeightSemibold },
  body: { margin: 0, lineHeight: '22px', color: tokens.colorNeutralForeground2 },
});

/** Where there is no Excel: how to get to one, or to the demo. Without Office.js it is most likely the network. */
export function OutsideExcel({ hasOffice }: { hasOffice: boolean }) {
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{hasOffice ? appText.outsideTitle : appText.noOfficeTitle}</h1>
      <p className={styles.body}>{hasOffice ? appText.outsideBody : appText.noOfficeBody}</p>
      {hasOffice ? (
        <Link href="/">{appText.openDemo}</Link>
      ) : (
        <Button onClick={() => location.reload()}>{appText.reopen}</Button>
      )}
    </main>
  );
}
