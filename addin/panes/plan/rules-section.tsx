import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import { widgetText } from '../../text/zh';
import { rulesText as words } from '../../text/zh-rules';
import { ActionBar } from '../../widgets/action-bar';
import { ProblemBar } from '../../widgets/problem-bar';
import { DeskProblem } from './desk-problem';
import { IndexForm } from './index-form';
import { RulesAcross } from './rules-across';
import { RulesFindings } from './rules-findings';
import { RulesLimits } from './rules-limits';
import { RulesOwn } from './rules-own';
import { RulesScope } from './rules-scope';
import type { Scope } from './rules-settings';
import { RulesTable } from './rules-table';
import { RulesUnpublished } from './rules-unpublished';
import type { TakeDesk } from './use-plan';
import { type Rules, useRules } from './use-rules';

const useStyles = makeStyles({
  section: { flexGrow: 1, display: 'flex', flexDirection: 'column', minWidth: 0 },
  body: { display: 'flex', flexDirection: 'column', gap: '10px', padding: '12px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  trial: { display: 'flex', alignItems: 'end', gap: '8px' },
  round: { flexGrow: 1, minWidth: 0 },
});

interface RulesSectionProps {
  desk: PlanDeskReply;
  onDesk: TakeDesk;
}

/** 校验规则 of a plan: how strict each is and how much may change unasked, for all indicators or one, and a trial on what units handed in. */
export function RulesSection({ desk, onDesk }: RulesSectionProps) {
  const styles = useStyles();
  const rules = useRules(desk, onDesk);
  const scopeBox = useRef<HTMLInputElement>(null);

  // What was pressed goes away with the form it stood at: the keyboard goes to where the next one is chosen.
  const handleGoTo = (scope: Scope) => {
    rules.setScope(scope);
    scopeBox.current?.focus();
  };
  return (
    <section className={styles.section} aria-label={words.heading}>
      <div className={styles.body}>
        <DeskProblem plan={desk.draft.id} attempt={rules.saving} onDesk={onDesk} />
        <p className={styles.quiet}>{words.lead}</p>
        <RulesUnpublished desk={desk} />
        <RulesScope rules={rules} box={scopeBox} />
        <RulesFindings rules={rules} onGoTo={handleGoTo} />
        {rules.indicator ? <RulesOwn rules={rules} indicator={rules.indicator} /> : <RulesLimits rules={rules} />}
        <Trial rules={rules} desk={desk} />
        {rules.trial && <RulesAcross across={rules.trial.across} />}
        <RulesTable rules={rules} />
        {/* How the evaluation reckons, as the rules say how the figures are checked; it is saved by itself. */}
        <IndexForm desk={desk} onDesk={onDesk} />
      </div>
      <ActionBar
        note={rules.note}
        primary={{
          label: rules.saving.isBusy ? words.saving : words.save,
          isBusy: rules.saving.isBusy,
          disabledReason: rules.saveReason && `${rules.saveReason}。`,
          onClick: rules.handleSave,
        }}
      />
    </section>
  );
}

function Trial({ rules, desk }: { rules: Rules; desk: PlanDeskReply }) {
  const styles = useStyles();
  const { trial, trying } = rules;
  // Before the first trial nobody has counted the forms: the plan's rounds are offered by their year alone.
  const rounds = rules.rounds ?? desk.rounds.map((round) => ({ ...round, forms: null }));
  const forms = trial?.rounds.find(({ id }) => id === trial.round)?.forms ?? 0;
  return (
    <>
      <div className={styles.trial}>
        <Field label={words.round} size="small" className={styles.round}>
          <Select
            size="small"
            value={rules.round ?? ''}
            onChange={(_, { value }) => rules.setRound(rounds.find(({ id }) => id === value)?.id ?? null)}
          >
            <option value="">{words.newest}</option>
            {rounds.map((round) => (
              <option key={round.id} value={round.id}>
                {round.forms === null ? round.title : words.roundOf(round.dataYear, round.forms)}
              </option>
            ))}
          </Select>
        </Field>
        <Button size="small" disabledFocusable={trying.isBusy || !rules.isReadable} onClick={rules.handleTry}>
          {trying.isBusy ? words.trying : words.try}
        </Button>
      </div>
      <ProblemBar
        problem={trying.problem}
        onClose={trying.dismiss}
        action={{ label: widgetText.retry, onClick: rules.handleTry }}
      />
      {trial && (
        <p className={styles.quiet} role="status">
          {rules.isOutdated
            ? words.outdated
            : trial.round === null
              ? words.nothingFiled
              : (rules.indicator ? words.triedOne : words.tried)(forms, trial.hitCount)}
        </p>
      )}
    </>
  );
}
