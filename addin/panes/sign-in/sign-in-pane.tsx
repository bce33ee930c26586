import { makeStyles, tokens } from '@fluentui/react-components';
import type { SignIn } from '../../api/session';
import { widgetText } from '../../text/zh';
import { appText, signInText } from '../../text/zh-app';
import { EmptyState } from '../../widgets/empty-state';
import { Loading } from '../../widgets/loading';
import { ProblemBar } from '../../widgets/problem-bar';
import { PeopleList } from './people-list';
import { useSignIn } from './use-sign-in';

const useStyles = makeStyles({
  page: { padding: '20px 12px', display: 'grid', gap: '12px' },
  title: { margin: 0, fontSize: '20px', lineHeight: '28px', fontWeight: tokens.fontWeightSemibold },
  small: { margin: 0, color: tokens.colorNeutralForeground2, lineHeight: '20px' },
});

/** Who are you? The first thing the pane asks. */
export function SignInPane({ signIn }: { signIn: SignIn }) {
  const styles = useStyles();
  const { people, busyWith, problem, load, handleSignIn } = useSignIn(signIn);

  return (
    <main className={styles.page}>
      <div>
        <h1 className={styles.title}>{appText.name}</h1>
        <p className={styles.small}>{appText.tagline}</p>
      </div>
      <ProblemBar
        problem={problem}
        action={people === undefined ? { label: widgetText.retry, onClick: load } : undefined}
      />
      {people === undefined && !problem && <Loading />}
      {people === null && <EmptyState title={signInText.notSetUpTitle} hint={signInText.notSetUpHint} />}
      {people && (
        <>
          <p className={styles.small}>{signInText.demoHint}</p>
          <PeopleList people={people} busyWith={busyWith} onChoose={handleSignIn} />
        </>
      )}
    </main>
  );
}
