import { Field, makeStyles, Select, ToggleButton } from '@fluentui/react-components';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { Verdict } from '../../../functions/domain/evaluation/verdict';
import type { Nature } from '../../../functions/domain/plan/indicator';
import { natureText, verdictName } from '../../text/zh';
import { list as words } from '../../text/zh-evaluating';
import { evaluation as rowWords } from '../../text/zh-evaluation';
import { filters, type Order, orders } from './indicator-order';
import type { IndicatorList } from './use-indicator-list';

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chip: { minWidth: 'auto', fontWeight: 'normal' },
  choices: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))', gap: '4px 8px' },
  box: { minWidth: 0, width: '100%' },
});

interface ControlsProps {
  list: IndicatorList;
  names: EvaluationReply['verdictNames'];
  kind: EvaluationReply['kind'];
}

/** The usual questions as chips, one at a time; the rest as lists that narrow what a chip left. */
export function ListControls({ list, names, kind }: ControlsProps) {
  const styles = useStyles();
  const { choice, choices, setChoice, order, setOrder } = list;
  return (
    <div>
      {/* biome-ignore lint/a11y/useSemanticElements: a toolbar of toggles, no form */}
      <div role="group" aria-label={rowWords.filterLabel} className={styles.chips}>
        {filters.map((filter) => (
          <ToggleButton
            key={filter}
            size="small"
            shape="circular"
            className={styles.chip}
            checked={list.filter === filter}
            onClick={() => list.setFilter(filter)}
          >
            {rowWords.filterChip(
              rowWords.filters[filter === 'lagging' && kind === 'final' ? 'missed' : filter],
              list.countOf(filter),
            )}
          </ToggleButton>
        ))}
      </div>
      <div className={styles.choices}>
        <Choice
          label={words.verdict}
          value={choice.verdict}
          options={choices.verdicts.map((one) => [one, verdictName(one, names)])}
          onChange={(verdict) => setChoice({ ...choice, verdict: verdict as Verdict | null })}
        />
        <Choice
          label={words.department}
          value={choice.department}
          options={choices.departments.map((one) => [one, one])}
          onChange={(department) => setChoice({ ...choice, department })}
        />
        <Choice
          label={words.nature}
          value={choice.nature}
          options={choices.natures.map((one) => [one, natureText[one]])}
          onChange={(nature) => setChoice({ ...choice, nature: nature as Nature | null })}
        />
        <Field label={words.order} size="small" className={styles.box}>
          <Select size="small" value={order} onChange={(_, { value }) => setOrder(value as Order)}>
            {orders.map((one) => (
              <option key={one} value={one}>
                {words.orders[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string | null;
  options: [string, string][];
  onChange: (value: string | null) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} size="small" className={styles.box}>
      <Select
        size="small"
        className={styles.box}
        select={{ className: styles.box }}
        value={value ?? ''}
        onChange={(_, data) => onChange(data.value === '' ? null : data.value)}
      >
        <option value="">{words.all}</option>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
