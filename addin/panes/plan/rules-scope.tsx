import { Button, Combobox, Field, makeStyles, Option, tokens } from '@fluentui/react-components';
import { type RefObject, useState } from 'react';
import { describeChecks } from '../../../functions/domain/catalogue/describe-checks';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import { rulesText as words } from '../../text/zh-rules';
import { isComposing } from '../../widgets/input-method';
import type { Rules } from './use-rules';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'start', gap: '8px', minWidth: 0 },
  field: { flexGrow: 1, minWidth: 0 },
  box: { minWidth: 0, width: '100%', '& input': { minWidth: 0, textOverflow: 'ellipsis' } },
  // Beside the box, not beside its label.
  all: { flexShrink: 0, minWidth: 'auto', marginTop: '20px' },
  option: { display: 'block', minWidth: 0, lineHeight: '18px', overflowWrap: 'anywhere' },
  own: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  unsaved: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

/**
 * What an indicator sets for itself, in words. That a share stays within its whole is said of nearly every rate: it tells nothing
 * apart, and stands in the indicator's own form.
 */
function ownSettings({ checks }: IndicatorDraft, all: IndicatorDraft[]): string[] {
  return describeChecks({ ...checks, isShare: false }, all)
    .filter(({ text, usual }) => text !== usual)
    .map(({ heading, text }) => words.ownSetting(heading, text));
}

const labelOf = (indicator: Pick<IndicatorDraft, 'serial' | 'name'> | null) =>
  indicator === null ? words.scopeAll : words.scopeOne(indicator.serial, indicator.name);

/** Whose settings are in hand: the plan's for all, or those of one indicator, found by its number or name in `box`. */
export function RulesScope({ rules, box }: { rules: Rules; box: RefObject<HTMLInputElement | null> }) {
  const styles = useStyles();
  const [query, setQuery] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { indicators } = rules.settings;
  const own = new Map(indicators.map((one) => [one.id, ownSettings(one, indicators)]));
  const owning = [...own.values()].filter((said) => said.length > 0).length;
  const wanted = query?.trim().toLowerCase() ?? '';
  const isMeant = ({ serial }: IndicatorDraft) => String(serial) === wanted;
  const found = indicators
    .filter((one) => labelOf(one).toLowerCase().includes(wanted))
    .toSorted((one, other) => Number(isMeant(other)) - Number(isMeant(one)));
  const isAllFound = words.scopeAll.includes(wanted);

  const choose = (value: string) => {
    rules.setScope(indicators.find(({ id }) => id === value)?.id ?? null);
    setQuery(null);
  };
  return (
    <div className={styles.row}>
      <Field
        className={styles.field}
        label={words.scope}
        size="small"
        hint={`${owning > 0 ? words.scopeOwn(owning) : words.noOwn}；${words.scopeHint}`}
        // Fluent would take the Enter or space that settles a word for the choice of an indicator.
        onKeyDownCapture={(event) => isComposing(event) && event.stopPropagation()}
      >
        <Combobox
          ref={box}
          size="small"
          className={styles.box}
          // The arrow down does the same at the keyboard, and Fluent's own name for it is English.
          expandIcon={{ tabIndex: -1, 'aria-label': words.expand }}
          // Typing looks for an indicator; what is typed is never a choice by itself.
          freeform
          value={query ?? labelOf(rules.indicator)}
          selectedOptions={[rules.scope ?? '']}
          open={isOpen}
          onOpenChange={(_, { open }) => {
            setIsOpen(open);
            if (!open) setQuery(null);
          }}
          onChange={(event) => {
            setQuery(event.target.value);
            // Fluent opens at keys it knows, and knows none of an input method's (拼音).
            setIsOpen(true);
          }}
          // What is typed next takes the place of the name that stands there.
          onFocus={(event) => event.target.select()}
          onClick={() => query === null && box.current?.select()}
          onBlur={() => setQuery(null)}
          // Fluent takes the choice back while something else is typed; here it holds until there is another one.
          onOptionSelect={(_, { optionValue }) => optionValue !== undefined && choose(optionValue)}
        >
          {isAllFound && (
            <Option value="" text={words.scopeAll}>
              <Shown label={words.scopeAll} isUnsaved={rules.unsaved.includes(null)} />
            </Option>
          )}
          {found.map((one) => (
            <Option key={one.id} value={one.id} text={labelOf(one)}>
              <Shown label={labelOf(one)} own={own.get(one.id) ?? []} isUnsaved={rules.unsaved.includes(one.id)} />
            </Option>
          ))}
          {!isAllFound && found.length === 0 && (
            <Option disabled value="-" text={words.noneFound}>
              {words.noneFound}
            </Option>
          )}
        </Combobox>
      </Field>
      {rules.scope !== null && (
        <Button
          size="small"
          className={styles.all}
          aria-label={words.toAll}
          onClick={() => {
            choose('');
            // The button goes away with the indicator: the keyboard stays where the next one is chosen.
            box.current?.focus();
          }}
        >
          {words.toAllShort}
        </Button>
      )}
    </div>
  );
}

function Shown({ label, own = [], isUnsaved }: { label: string; own?: string[]; isUnsaved: boolean }) {
  const styles = useStyles();
  return (
    <span className={styles.option}>
      {label}
      {(own.length > 0 || isUnsaved) && (
        <span className={styles.own}>
          {own.join('，')}
          {isUnsaved && <span className={styles.unsaved}>{`${own.length > 0 ? ' · ' : ''}${words.isUnsaved}`}</span>}
        </span>
      )}
    </span>
  );
}
