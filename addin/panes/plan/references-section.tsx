import type { PlanDeskReply } from '../../../functions/contract/planning';
import { references as words } from '../../text/zh-planning';

interface ReferencesSectionProps {
  desk: PlanDeskReply;
  onDesk: (next: PlanDeskReply) => void;
}

export function ReferencesSection({ desk }: ReferencesSectionProps) {
  return <section aria-label={words.heading}>{desk.draft.title}</section>;
}
