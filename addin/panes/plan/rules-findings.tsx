import { planFindingText } from '../../text/zh-plan-findings';
import { rulesText as words } from '../../text/zh-rules';
import { MessageLine } from '../../widgets/problem-bar';
import type { Scope } from './rules-settings';
import type { Rules } from './use-rules';

/** What of the settings may not be published: at the form it is about; from the plan's form the way to each indicator's. */
export function RulesFindings({ rules, onGoTo }: { rules: Rules; onGoTo: (scope: Scope) => void }) {
  const { findings, scope, settings } = rules;
  const { indicators } = settings;
  const shown = findings.filter(({ indicator }) => scope === null || indicator === scope);
  return shown.map((finding) => {
    const { where, what, remedy } = planFindingText(finding, indicators);
    const isElsewhere = finding.indicator !== null && finding.indicator !== scope;
    return (
      <MessageLine
        key={`${finding.indicator} ${finding.rule} ${finding.found}`}
        intent="error"
        what={isElsewhere ? `${where}：${what}` : what}
        remedy={remedy}
        action={isElsewhere ? { label: words.goTo(where), onClick: () => onGoTo(finding.indicator) } : undefined}
      />
    );
  });
}
