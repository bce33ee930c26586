import { Checkbox, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import { fitTotals } from '../../../functions/domain/plan/total';
import { rulesText as words } from '../../text/zh-rules';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '2px', minWidth: 0 },
  box: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
  adds: { justifySelf: 'start', marginLeft: '-8px' },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
});

/** 其中项: the indicator whose figure this one is a part of, of those that can be its total, and whether such parts add up to it. */
export function RulesPartOf({ rules, indicator }: { rules: Rules; indicator: IndicatorDraft }) {
  const styles = useStyles();
  const all = rules.settings.indicators;
  const { partOf } = indicator.checks;
  const fit = fitTotals(indicator, all);
  const parts = all.filter(({ checks }) => checks.partOf?.indicator === indicator.id);
  const nameOf = ({ serial, name }: IndicatorDraft) => words.scopeOne(serial, name);
  const chosen = all.find(({ id }) => id === partOf?.indicator);
  const isUnfit = partOf && !fit.some(({ id }) => id === partOf.indicator);

  const choose = (value: string) => {
    const total = fit.find(({ id }) => id === value);
    rules.setCheck({ partOf: total ? { indicator: total.id, addsUp: partOf?.addsUp ?? false } : null });
  };
  return (
    <div className={styles.form}>
      <Field label={words.partOf} size="small" hint={fit.length === 0 && !partOf ? words.noTotals : undefined}>
        <Select
          size="small"
          className={styles.box}
          value={partOf?.indicator ?? ''}
          onChange={(_, { value }) => choose(value)}
        >
          <option value="">{words.noPart}</option>
          {/* What stands there and may not is shown, so that nothing seems to be in order. */}
          {isUnfit && (
            <option value={partOf.indicator}>{words.unfit(chosen ? nameOf(chosen) : partOf.indicator)}</option>
          )}
          {fit.map((total) => (
            <option key={total.id} value={total.id}>
              {nameOf(total)}
            </option>
          ))}
        </Select>
      </Field>
      {partOf && (
        <>
          <Checkbox
            className={styles.adds}
            label={words.addsUp}
            checked={partOf.addsUp}
            onChange={(_, { checked }) => rules.setCheck({ partOf: { ...partOf, addsUp: checked === true } })}
          />
          <p className={styles.quiet}>{words.addsUpHint}</p>
        </>
      )}
      {parts.length > 0 && <p className={styles.quiet}>{words.partsOf(parts.map(nameOf))}</p>}
    </div>
  );
}
