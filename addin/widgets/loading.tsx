import { makeStyles, Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { widgetText } from '../text/zh';

const useStyles = makeStyles({ place: { padding: '24px 12px', display: 'flex', justifyContent: 'center' } });

// What comes within a third of a second needs no announcement; a flash of a spinner only disturbs.
const patience = 300;

export function Loading({ label = widgetText.loading }: { label?: string }) {
  const styles = useStyles();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return <div className={styles.place}>{isSlow && <Spinner size="tiny" label={label} />}</div>;
}
