import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PersonId } from '../../../functions/domain/ids';
import type { DemoPerson } from '../../api/session';
import { signInText } from '../../text/zh-app';
import { Fold } from '../../widgets/fold';

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

interface PeopleListProps {
  people: DemoPerson[];
  busyWith: PersonId | null;
  onChoose: (person: PersonId) => void;
}

/** The people of the demo, city by city; the first city's stand open. */
export function PeopleList({ people, ...choice }: PeopleListProps) {
  const cities = [...new Set(people.map(({ city }) => city))];
  if (cities.length < 2) return <People people={people} {...choice} />;
  return cities.map((city, index) => {
    const ofCity = people.filter((person) => person.city === city);
    return (
      <Fold key={city} summary={signInText.city(city, ofCity.length)} isOpen={index === 0}>
        <People people={ofCity} {...choice} />
      </Fold>
    );
  });
}

/** One button each. */
function People({ people, busyWith, onChoose }: PeopleListProps) {
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
