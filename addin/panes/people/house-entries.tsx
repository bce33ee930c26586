import { Button, Card, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { HousesReply } from '../../../functions/contract/people';
import type { Role } from '../../../functions/domain/org/people';
import { standingInText, houseText as words } from '../../text/zh-people';
import { usePane } from '../pane-context';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '8px' },
  card: {
    padding: '10px 12px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '8px',
  },
  hint: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2 },
  waiting: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

const arrangers: readonly Role[] = ['admin', 'planner', 'approver'];

/** The ways to people and units, for who arranges or confirms them, and to stand-ins, for everybody. */
export function HouseEntries() {
  const styles = useStyles();
  const { api, me, go } = usePane();
  const own = me.duties.filter(({ role }) => arrangers.includes(role));
  const isArranger = own.length > 0;
  // Known without asking: the way there must not hang on the count beside it.
  const [houses, setHouses] = useState<HousesReply['houses']>(() =>
    [...new Map(own.map(({ unit, unitName }) => [unit, unitName]))].map(([id, name]) => ({ id, name, waiting: 0 })),
  );
  useEffect(() => {
    if (!isArranger) return;
    let isOver = false;
    api.people.houses().then(
      (reply) => {
        if (!isOver) setHouses(reply.houses);
      },
      // The entry stays without its count; the worklist says itself when the server can't be reached.
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [api, isArranger]);
  return (
    <div className={styles.list}>
      {houses.map(({ id, name, waiting }) => (
        <Card key={id} className={styles.card} appearance="outline">
          <div className={styles.hint}>
            {words.entryHint(name)}
            {waiting > 0 && <div className={styles.waiting}>{words.waiting(waiting)}</div>}
          </div>
          <Button size="small" aria-label={words.openEntry(name)} onClick={() => go({ pane: 'house', city: id })}>
            {words.entry}
          </Button>
        </Card>
      ))}
      <Card className={styles.card} appearance="outline">
        <div className={styles.hint}>{standingInText.entryHint}</div>
        <Button size="small" onClick={() => go({ pane: 'standingIn' })}>
          {standingInText.entry}
        </Button>
      </Card>
    </div>
  );
}
