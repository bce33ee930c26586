import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PersonId } from '../../../functions/domain/ids';
import type { DemoPerson } from '../../api/session';
import { signInText } from '../../text/zh-app';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '6px' },
  person: {
    width: '100%',
    justifyContent: 'flex-start',
    textAlign: 'left',
    padding: '8px 12px',
    fontWeight: tokens.fontWeightRegular,
  },
  words: { display: 'grid', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  duty: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** The people of the demo, one button each. */
export function PeopleList({
  people,
  busyWith,
  onChoose,
}: {
  people: DemoPerson[];
  busyWith: PersonId | null;
  onChoose: (person: PersonId) => void;
}) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={signInText.choose}>
      {people.map((person) => (
        <li key={person.id}>
          <Button
            className={styles.person}
            disabledFocusable={busyWith !== null}
            aria-busy={busyWith === person.id || undefined}
            onClick={() => onChoose(person.id)}
          >
            <span className={styles.words}>
              <span className={styles.name}>{busyWith === person.id ? signInText.signingIn : person.name}</span>
              <span className={styles.duty}>{signInText.person(person.unitName, person.roleLabel)}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
