import { Button, Checkbox, makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { FlagKind, PlanReading } from '../../../functions/domain/import/reading';
import { flagPlace, flagSentence } from '../../../functions/domain/import/words';
import { widgetText } from '../../text/zh';
import { importing as words } from '../../text/zh-planning';
import { cellOf, type ListedFlag } from './import-flags';

const useStyles = makeStyles({
  chips: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  chip: { minWidth: 'auto', fontWeight: tokens.fontWeightRegular },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px', color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  item: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorPaletteMarigoldBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  checked: { borderLeftColor: tokens.colorPaletteGreenBorderActive, color: tokens.colorNeutralForeground3 },
  place: { fontWeight: tokens.fontWeightSemibold, lineHeight: '20px' },
  change: { lineHeight: '20px' },
  proposal: { fontWeight: tokens.fontWeightSemibold },
  says: { lineHeight: '20px' },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 8px' },
  small: { minWidth: 'auto' },
});

interface ImportFlagListProps {
  reading: PlanReading;
  flags: ListedFlag[];
  checked: ReadonlySet<string>;
  onCheck: (keys: string[], isChecked: boolean) => void;
  onGo: (cell: { sheet: string; row: number; column: number }) => void;
}

/** Everything a person has to look at, in the order of the sheet: what was printed, how it was read, what to do. */
export function ImportFlagList({ reading, flags, checked, onCheck, onGo }: ImportFlagListProps) {
  const styles = useStyles();
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  // What was just marked stays in place until the list is asked for anew: nothing jumps under the pointer or loses the focus.
  const [recent, setRecent] = useState<ReadonlySet<string>>(new Set());
  const open = flags.filter(({ key }) => !checked.has(key));
  const shown = showsAll ? flags : flags.filter(({ key }) => !checked.has(key) || recent.has(key));
  const ofKind = (kind: FlagKind) => open.filter(({ flag }) => flag.kind === kind).map(({ key }) => key);
  const firsts = new Set([...new Set(open.map(({ flag }) => flag.kind))].map((kind) => ofKind(kind)[0]));
  const handleFilter = (all: boolean) => {
    setShowsAll(all);
    setRecent(new Set());
  };
  const handleCheck = (keys: string[], isChecked: boolean) => {
    setRecent((before) => new Set([...before, ...keys]));
    onCheck(keys, isChecked);
  };
  if (flags.length === 0) return <p className={styles.quiet}>{words.noFlags}</p>;
  return (
    <>
      <p className={styles.quiet}>{words.flagsLead}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a toolbar of toggles, no form */}
      <div role="group" aria-label={words.flagFilter} className={styles.chips}>
        {[false, true].map((all) => (
          <ToggleButton
            key={String(all)}
            size="small"
            shape="circular"
            className={styles.chip}
            checked={showsAll === all}
            onClick={() => handleFilter(all)}
          >
            {all ? words.allFlags(flags.length) : words.openFlags(open.length)}
          </ToggleButton>
        ))}
      </div>
      {shown.length === 0 && <p className={styles.quiet}>{words.allChecked}</p>}
      <ul className={styles.list}>
        {shown.map(({ key, flag }, index) => {
          const isChecked = checked.has(key);
          const place = flagPlace({ ...flag.where, sheet: null }) || words.wholeSheet;
          const cell = cellOf(reading, flag);
          const sameKind = ofKind(flag.kind);
          return (
            <li key={key} className={mergeClasses(styles.item, isChecked && styles.checked)}>
              <div className={styles.place}>{place}</div>
              {words.isShort(flag) && (
                <div className={styles.change}>
                  {flag.original.trim()} → <span className={styles.proposal}>{flag.proposal}</span>
                </div>
              )}
              <div id={`${id}-${index}`} className={styles.says}>
                {flagSentence(flag)}
              </div>
              <div className={styles.foot}>
                <Checkbox
                  checked={isChecked}
                  label={words.checked}
                  aria-label={`${words.checked}：${place}`}
                  aria-describedby={`${id}-${index}`}
                  onChange={(_, data) => handleCheck([key], data.checked === true)}
                />
                {cell && (
                  <Button
                    size="small"
                    className={styles.small}
                    aria-label={`${widgetText.goTo}：${place}`}
                    onClick={() => onGo(cell)}
                  >
                    {widgetText.goTo}
                  </Button>
                )}
                {firsts.has(key) && sameKind.length > 1 && (
                  <Button
                    size="small"
                    appearance="transparent"
                    className={styles.small}
                    onClick={() => handleCheck(sameKind, true)}
                  >
                    {words.checkKind(sameKind.length)}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
