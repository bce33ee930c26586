import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FormRow, FormTemplate } from '../../../functions/domain/form/template';
import type { Finding } from '../../../functions/domain/submission/findings';
import { lineText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { focusOnArrival } from '../../widgets/focus-on-arrival';
import { Fold } from '../../widgets/fold';
import { ExplanationBox } from './explanation-box';
import { FindingGroups } from './finding-groups-list';
import { splitBlank } from './line-state';
import type { Fill } from './use-fill';

const useStyles = makeStyles({
  section: { display: 'grid', gap: '8px' },
  heading: {
    outlineStyle: 'none',
    margin: 0,
    fontSize: '14px',
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
  },
  blank: {
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `3px solid ${tokens.colorPaletteRedBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  // Nothing is wrong yet where nothing was begun.
  notBegun: { borderLeftColor: tokens.colorNeutralStroke1 },
  title: { fontWeight: tokens.fontWeightSemibold },
  hint: { fontSize: '12px', lineHeight: '18px', color: tokens.colorNeutralForeground2 },
  lines: { display: 'flex', flexWrap: 'wrap', gap: '4px', marginTop: '6px' },
  line: { minWidth: '32px', fontVariantNumeric: 'tabular-nums' },
  sound: { color: tokens.colorPaletteGreenForeground1 },
});

/** 检查结果: what is left to do, most urgent first, each with its way to the cell and, where asked for, a box to explain. */
export function FindingSection({
  fill,
  template,
  heading = fillText.findings,
  takesFocus = false,
}: {
  fill: Fill;
  template: FormTemplate;
  heading?: string;
  /** Right after a check: who works by keyboard goes on reading here. */
  takesFocus?: boolean;
}) {
  const styles = useStyles();
  const { findings, entries, sheet } = fill;
  const { blank, rest } = splitBlank(findings, entries);
  const [notices, toDo] = [
    rest.filter(({ level }) => level === 'notice'),
    rest.filter(({ level }) => level !== 'notice'),
  ];
  const blankRows = template.rows.filter(({ key }) => blank.includes(key));
  const isSettled = blank.length === 0 && fill.blocked.mustFindings === 0 && fill.blocked.unexplained === 0;

  const handleGo = (finding: Finding) => sheet.goTo(finding.key, finding.field);

  return (
    <section className={styles.section}>
      <h2 ref={takesFocus ? focusOnArrival : undefined} tabIndex={-1} className={styles.heading}>
        {heading}
      </h2>
      {isSettled && (
        <div className={styles.sound}>{rest.length === 0 ? fillText.allSound : fillText.nothingBlocks}</div>
      )}
      {blank.length > 0 && <Blank fill={fill} rows={blankRows} isAll={blank.length === template.rows.length} />}
      <FindingGroups
        findings={toDo}
        onGo={handleGo}
        renderExtra={(group) =>
          group.first.level === 'explain' && (
            <ExplanationBox fill={fill} lineKey={group.first.key} template={template} />
          )
        }
      />
      {notices.length > 0 && (
        <Fold summary={fillText.notices(notices.length)}>
          <FindingGroups findings={notices} onGo={handleGo} />
        </Fold>
      )}
    </section>
  );
}

/** Lines without any figure, as one: each with the way to it, or, where nothing was begun, the way to the first. */
function Blank({ fill: { sheet }, rows, isAll }: { fill: Fill; rows: FormRow[]; isAll: boolean }) {
  const styles = useStyles();
  const handleGo = (row: FormRow) => sheet.goTo(row.key, row.inputs[0] ?? 'amount');
  const [first] = rows;
  return (
    <div className={mergeClasses(styles.blank, isAll && styles.notBegun)}>
      <div className={styles.title}>{isAll ? fillText.notBegun(rows.length) : fillText.blankTitle(rows.length)}</div>
      <div className={styles.hint}>{fillText.blankHint}</div>
      <div className={styles.lines}>
        {isAll && first && (
          <Button size="small" title={lineText(first)} onClick={() => handleGo(first)}>
            {fillText.beginAt(first.serial)}
          </Button>
        )}
        {!isAll &&
          rows.map((row) => (
            <Button
              key={row.key}
              size="small"
              className={styles.line}
              title={lineText(row)}
              aria-label={fillText.goToLine(lineText(row))}
              onClick={() => handleGo(row)}
            >
              {partLabel(row) ?? row.serial}
            </Button>
          ))}
      </div>
    </div>
  );
}

/** Lines of a divided indicator share its serial; the part's name tells them apart. */
function partLabel({ serial, indicator, part }: FormRow): string | null {
  const label = indicator.parts.find(({ key }) => key === part)?.label;
  return label ? `${serial} ${label}` : null;
}
