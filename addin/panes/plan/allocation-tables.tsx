import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { allocation as words } from '../../text/zh-planning';
import { Fold } from '../../widgets/fold';
import type { AllocationSummary, UnitLoad } from './allocation-summary';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200 },
  cell: {
    padding: '4px 8px 4px 0',
    verticalAlign: 'top',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  head: { color: tokens.colorNeutralForeground3 },
  figure: { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  short: { whiteSpace: 'nowrap' },
  small: { display: 'block', color: tokens.colorNeutralForeground3 },
  missing: { color: tokens.colorPaletteRedForeground1 },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 12px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  item: {
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
  },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
});

/** Per unit how much it reports and whether somebody is there to fill; per department what it leads; per indicator by how many. */
export function AllocationTables({ summary, year }: { summary: AllocationSummary; year: number }) {
  const styles = useStyles();
  const { units, departments, indicators } = summary;
  return (
    <>
      <Fold isOpen summary={words.unitsHeading(year)}>
        <UnitTable units={units} />
      </Fold>
      {departments.length > 0 && (
        <Fold isOpen summary={words.departmentsHeading}>
          <ul className={styles.chips}>
            {departments.map(({ name, count, hasReviewer }) => (
              <li key={name}>
                {words.departmentCount(name, count)}
                {!hasReviewer && <span className={styles.missing}> {words.noReviewer}</span>}
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Fold summary={words.indicatorsHeading}>
        <ul className={styles.list}>
          {indicators.map(({ indicator, count, isActive }) => (
            <li key={indicator.id} className={styles.item}>
              <span className={styles.name}>
                {words.indicator(indicator.serial, indicator.name)}
                <span className={mergeClasses(styles.small, !indicator.department && styles.missing)}>
                  {indicator.department?.name ?? words.noDepartment}
                </span>
              </span>
              <span className={mergeClasses(styles.figure, isActive && count === 0 && styles.missing)}>
                {!isActive ? words.notActive(year) : count === 0 ? words.nobody : words.unitsOf(count, units.length)}
              </span>
            </li>
          ))}
        </ul>
      </Fold>
    </>
  );
}

function UnitTable({ units }: { units: UnitLoad[] }) {
  const styles = useStyles();
  const head = mergeClasses(styles.cell, styles.head);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={head}>{words.unitColumns.unit}</th>
          <th className={mergeClasses(head, styles.figure)}>{words.unitColumns.count}</th>
          <th className={head}>{words.unitColumns.filler}</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, count, hasFiller, comesFrom, goesAfter }) => (
          <tr key={unit.id}>
            <th scope="row" className={styles.cell}>
              {unit.name}
              {comesFrom !== null && <span className={styles.small}>{words.comesFrom(comesFrom)}</span>}
              {goesAfter !== null && <span className={styles.small}>{words.goesAfter(goesAfter)}</span>}
            </th>
            <td className={mergeClasses(styles.cell, styles.figure)}>{count}</td>
            <td className={mergeClasses(styles.cell, styles.short, !hasFiller && count > 0 && styles.missing)}>
              {hasFiller ? words.hasFiller : words.noFiller}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
