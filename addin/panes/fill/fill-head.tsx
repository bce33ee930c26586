import { makeStyles, tokens } from '@fluentui/react-components';
import type { FormReply } from '../../../functions/contract/form';
import { countByLevel } from '../../../functions/domain/submission/validate';
import { dateText } from '../../text/zh';
import { fillSteps, fillText, stepNames } from '../../text/zh-fill';
import { Bar } from '../../widgets/bar';
import { LevelCounts } from '../../widgets/level-mark';
import { RouteLine } from '../../widgets/route-line';
import { groupFindings } from './finding-groups';
import { splitBlank } from './line-state';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  head: { display: 'grid', gap: '8px' },
  line: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '4px 12px', fontSize: '12px' },
  small: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** Where one is: the four steps, how much is filled, what the rules found. */
export function FillHead({ fill, form }: { fill: Fill; form: FormReply }) {
  const styles = useStyles();
  const total = form.template.rows.length;
  const now = fillSteps.indexOf(fill.step);
  const progress = fillText.progress(fill.filled, total);
  return (
    <div className={styles.head}>
      <RouteLine
        label={fillText.steps}
        steps={fillSteps.map((step, index) => ({
          name: stepNames[step],
          state: index < now ? 'done' : index === now ? 'now' : 'todo',
        }))}
      />
      <Bar value={fill.filled} max={total} label={progress} />
      <div className={styles.line}>
        <span className={styles.small} role="status">
          {progress}
        </span>
        <span className={styles.small}>{fillText.dueOn(dateText(form.template.dueOn))}</span>
      </div>
      {fill.sheet.state === 'here' && <LevelCounts {...countsOf(fill)} />}
    </div>
  );
}

/** What is said once counts once, as a line without any figure does: so the numbers fit the list. */
function countsOf({ findings, entries }: Fill) {
  const { blank, rest } = splitBlank(findings, entries);
  const groups = groupFindings(rest);
  const counts = countByLevel(groups.map(({ first }) => first));
  return {
    counts: { ...counts, must: counts.must + blank.length },
    explained: groups.filter(({ isSettled }) => isSettled).length,
  };
}
