import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { PersonId } from '../../../functions/domain/ids';
import type { SignIn } from '../../api/session';
import { signInText } from '../../text/zh-app';
import { Fold } from '../../widgets/fold';
import { Loading } from '../../widgets/loading';
import { MessageLine, ProblemBar } from '../../widgets/problem-bar';
import { PeopleList } from './people-list';
import { useSignIn } from './use-sign-in';

const useStyles = makeStyles({
  box: {
    flexShrink: 0,
    padding: '8px 12px',
    display: 'grid',
    gap: '8px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    maxHeight: '60%',
    overflowY: 'auto',
  },
});

/** The sign-in ran out in the middle of work: said above the work, which stays as it is, with the sign-in right there. */
export function RenewBox({ signIn, person }: { signIn: SignIn; person: { id: PersonId; name: string } }) {
  const styles = useStyles();
  const { people, busyWith, problem, handleSignIn } = useSignIn(signIn);
  const others = people?.filter((other) => other.id !== person.id) ?? [];
  const isKnown = people?.some((other) => other.id === person.id) ?? false;

  return (
    <section className={styles.box} aria-label={signInText.expired}>
      <MessageLine intent="warning" what={signInText.expired} remedy={signInText.expiredHint} />
      <ProblemBar problem={problem} />
      {people === undefined && !problem && <Loading />}
      {people === null && (
        <MessageLine intent="info" what={signInText.notSetUpTitle} remedy={signInText.notSetUpHint} />
      )}
      {isKnown && (
        <Button appearance="primary" disabledFocusable={busyWith !== null} onClick={() => handleSignIn(person.id)}>
          {busyWith ? signInText.signingIn : signInText.continueAs(person.name)}
        </Button>
      )}
      {others.length > 0 && (
        <Fold summary={signInText.someoneElse}>
          <PeopleList people={others} busyWith={busyWith} onChoose={handleSignIn} />
        </Fold>
      )}
    </section>
  );
}
