import type { PlanDeskReply } from '../../../functions/contract/planning';
import { allocation as words } from '../../text/zh-planning';

interface AllocationSectionProps {
  desk: PlanDeskReply;
  onDesk: (next: PlanDeskReply) => void;
}

export function AllocationSection({ desk }: AllocationSectionProps) {
  return <section aria-label={words.heading}>{desk.draft.title}</section>;
}
