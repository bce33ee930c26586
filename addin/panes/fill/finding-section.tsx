import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { FormRow, FormTemplate } from '../../../functions/domain/form/template';
import type { Finding } from '../../../functions/domain/submission/findings';
import { lineText } from '../../text/zh';
import { fillText } from '../../text/zh-fill';
import { FindingList } from '../../widgets/finding-list';
import { Fold } from '../../widgets/fold';
import { ExplanationBox } from './explanation-box';
import { focusHeading } from './focus-heading';
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
  const isAllBlank = blank.length === template.rows.length;
  const blankRows = template.rows.filter(({ key }) => blank.includes(key));
  const isSettled = blank.length === 0 && fill.blocked.mustFindings === 0 && fill.blocked.unexplained === 0;

  const handleGo = (finding: Finding) => sheet.goTo(finding.key, finding.field);

  return (
    <section className={styles.section}>
      <h2 ref={takesFocus ? focusHeading : undefined} tabIndex={-1} className={styles.heading}>
        {heading}
      </h2>
      {isSettled && (
        <div className={styles.sound}>{rest.length === 0 ? fillText.allSound : fillText.nothingBlocks}</div>
      )}
      {blank.length > 0 && (
        <div className={styles.blank}>
          <div className={styles.title}>{fillText.blankTitle(blank.length)}</div>
          <div className={styles.hint}>{fillText.blankHint}</div>
          <div className={styles.lines}>
            {(isAllBlank ? blankRows.slice(0, 1) : blankRows).map((row) => (
              <Button
                key={row.key}
                size="small"
                className={styles.line}
                title={lineText(row)}
                aria-label={fillText.goToLine(lineText(row))}
                onClick={() => sheet.goTo(row.key, row.inputs[0] ?? 'amount')}
              >
                {partLabel(row) ?? row.serial}
              </Button>
            ))}
          </div>
        </div>
      )}
      <FindingList
        findings={toDo}
        onGo={handleGo}
        renderExtra={(finding) =>
          asksHere(finding, toDo) && <ExplanationBox fill={fill} lineKey={finding.key} template={template} />
        }
      />
      {notices.length > 0 && (
        <Fold summary={fillText.notices(notices.length)}>
          <FindingList findings={notices} onGo={handleGo} />
        </Fold>
      )}
    </section>
  );
}

/** One explanation serves a line, however many 核实 findings it has: the box stands under the first of them. */
function asksHere(finding: Finding, all: Finding[]): boolean {
  return (
    finding.level === 'explain' && all.find(({ key, level }) => key === finding.key && level === 'explain') === finding
  );
}

/** Lines of a divided indicator share its serial; the part's name tells them apart. */
function partLabel({ serial, indicator, part }: FormRow): string | null {
  const label = indicator.parts.find(({ key }) => key === part)?.label;
  return label ? `${serial} ${label}` : null;
}
