import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { spreadText, evaluation as words } from '../../text/zh-evaluation';
import { type PartView, worstFirst } from './unit-shares';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  cell: { padding: '3px 0 3px 8px', textAlign: 'right', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  name: { paddingLeft: 0, textAlign: 'left', fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
  head: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  total: { fontWeight: tokens.fontWeightSemibold },
  label: { margin: '8px 0 2px', fontSize: tokens.fontSizeBase200 },
  note: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

const shownAtFirst = 5;

/** What each unit brings to the city's figure, worst first; who is missing is named, never counted as nothing. */
export function UnitsTable({ part }: { part: PartView }) {
  const styles = useStyles();
  const [isWhole, setIsWhole] = useState(false);
  const shares = worstFirst(part);
  const shown = isWhole ? shares : shares.slice(0, shownAtFirst);
  const spread = spreadText(part);
  const isRatio = shares.some((share) => share.denominator !== null);
  return (
    <div>
      {part.label && <h6 className={styles.label}>{part.label}</h6>}
      {shares.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(styles.cell, styles.name, styles.head)}>
                {words.unit}
              </th>
              {isRatio && (
                <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
                  {words.basis}
                </th>
              )}
              <th scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {words.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((share) => (
              <tr key={share.unit}>
                <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
                  {share.name}
                </th>
                {isRatio && <td className={styles.cell}>{basis(share.numerator, share.denominator)}</td>}
                <td className={styles.cell}>{share.value?.text ?? share.amount ?? '－'}</td>
              </tr>
            ))}
            {part.value && (
              <tr className={styles.total}>
                <th scope="row" className={mergeClasses(styles.cell, styles.name, styles.total)}>
                  {part.missing.length + part.carried.length > 0 ? words.totalSoFar : words.total}
                </th>
                {isRatio && <td className={styles.cell}>{basis(part.numerator, part.denominator)}</td>}
                <td className={styles.cell}>{part.value.text}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
      {shares.length > shownAtFirst && (
        <Button size="small" appearance="transparent" onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? words.showFewerUnits : words.showUnits(shares.length)}
        </Button>
      )}
      {spread && <p className={styles.note}>{spread}</p>}
      {part.missing.length > 0 && <p className={styles.note}>{words.missing(part.missing.join('、'))}</p>}
      {part.notApplicable.length > 0 && (
        <p className={styles.note}>{words.notApplicable(part.notApplicable.join('、'))}</p>
      )}
    </div>
  );
}

function basis(numerator: string | null, denominator: string | null): string {
  return numerator === null || denominator === null ? '－' : `${numerator}/${denominator}`;
}
