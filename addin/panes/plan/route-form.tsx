import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { type Step, steps } from '../../../functions/domain/round/round';
import { clockText, filingText, stepText } from '../../text/zh';
import { planRouteText as words } from '../../text/zh-route';
import { Fold } from '../../widgets/fold';
import { DeskProblem } from './desk-problem';
import { refusalText } from './refusal-text';
import type { TakeDesk } from './use-plan';
import { useRoute } from './use-route';

const useStyles = makeStyles({
  // The way breaks between its steps, never within a word.
  way: { wordBreak: 'keep-all' },
  form: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  quiet: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  who: { paddingLeft: '32px' },
  lacking: { color: tokens.colorPaletteDarkOrangeForeground1 },
  save: { alignSelf: 'flex-start' },
});

/** 办理流程: the steps every submission of the plan takes, and who would act at each. */
export function RouteForm({ desk, onDesk }: { desk: PlanDeskReply; onDesk: TakeDesk }) {
  const styles = useStyles();
  const legend = useId();
  const { doing, route, savedAt, isChanged, toggle, save } = useRoute(desk, onDesk);
  const refusal = refusalText(desk, 'savePlanDraft');
  const published = desk.published?.route ?? null;
  const isPublished = published !== null && published.join() === desk.draft.route.join();
  return (
    <Fold summary={<span className={styles.way}>{words.summary(namesOf(route))}</span>}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset can't shrink below its content in the narrow pane */}
      <div role="group" aria-labelledby={legend} className={styles.form}>
        <DeskProblem plan={desk.draft.id} attempt={doing} onDesk={onDesk} />
        <p id={legend} className={styles.quiet}>
          {words.lead}
        </p>
        <div>
          {steps.map((step) => (
            <div key={step}>
              <Checkbox
                label={step === 'approval' ? words.fixed(words.steps[step]) : words.steps[step]}
                checked={route.includes(step)}
                disabled={step === 'approval' || refusal !== null}
                onChange={(_, { checked }) => toggle(step, checked === true)}
              />
              {route.includes(step) && <Actors desk={desk} step={step} />}
            </div>
          ))}
        </div>
        {published && !isPublished && <p className={styles.quiet}>{words.differs(namesOf(published))}</p>}
        {isChanged && (
          <Button
            size="small"
            className={styles.save}
            disabledFocusable={doing.isBusy}
            onClick={doing.isBusy ? undefined : () => void save()}
          >
            {doing.isBusy ? words.saving : words.save}
          </Button>
        )}
        <div className={styles.quiet} role="status">
          {savedAt && words.saved(clockText(savedAt))}
        </div>
        {refusal && <p className={styles.quiet}>{`${refusal}。`}</p>}
      </div>
    </Fold>
  );
}

/** Who would act at a step. Of departments also which have nobody yet: known before a round gets stuck on them. */
function Actors({ desk, step }: { desk: PlanDeskReply; step: Step }) {
  const styles = useStyles();
  const departments = step === 'review' ? departmentsOf(desk) : [];
  const lacking = departments.filter(({ hasReviewer }) => !hasReviewer);
  return (
    <div className={styles.who}>
      <p className={styles.quiet}>{words.who[step]}</p>
      {departments.length > 0 && (
        <p className={styles.quiet}>{words.departments(departments.map(({ name }) => name))}</p>
      )}
      {lacking.length > 0 && (
        <p className={mergeClasses(styles.quiet, styles.lacking)}>
          {words.noReviewer(lacking.map(({ name }) => name))}
        </p>
      )}
    </div>
  );
}

function departmentsOf({ draft, staffing }: PlanDeskReply): { name: string; hasReviewer: boolean }[] {
  const named = new Map(
    draft.indicators.flatMap(({ department }) => (department ? [[department.id, department]] : [])),
  );
  // Somebody who reviews for the whole office reviews for every department of it.
  const isForAll = staffing.reviewers.includes(draft.owner);
  return [...named.values()].map(({ id, name }) => ({
    name,
    hasReviewer: isForAll || staffing.reviewers.includes(id),
  }));
}

function namesOf(route: readonly Step[]): string[] {
  return [filingText, ...route.map((step) => stepText[step])];
}
