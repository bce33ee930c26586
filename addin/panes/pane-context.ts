import { createContext, useContext } from 'react';
import type { Me } from '../../functions/contract/worklist';
import type { OrgUnitId, PlanId, RoundId } from '../../functions/domain/ids';
import type { Api } from '../api/api';
import type { Workbook } from '../excel/workbook';

/** Which pane is open. */
export type View =
  | { pane: 'worklist' }
  | { pane: 'fill'; round: RoundId; unit: OrgUnitId }
  | { pane: 'review'; round: RoundId; unit: OrgUnitId }
  /** 办理记录 for print, and the pane it was opened from. */
  | { pane: 'record'; round: RoundId; unit: OrgUnitId; back: 'fill' | 'review' }
  | { pane: 'progress'; round: RoundId }
  | { pane: 'evaluation'; round: RoundId }
  | { pane: 'plans' }
  | { pane: 'house'; city: OrgUnitId }
  | { pane: 'standingIn' }
  | { pane: 'importPlan' }
  | { pane: 'historyImport'; plan: PlanId }
  | { pane: 'plan'; plan: PlanId };

/** What every pane works with: the server, the workbook, the person, and the way to another pane. */
export interface PaneContext {
  api: Api;
  workbook: Workbook;
  me: Me;
  go: (view: View) => void;
}

export const paneContext = createContext<PaneContext | null>(null);

export function usePane(): PaneContext {
  const context = useContext(paneContext);
  if (!context) throw new Error('a pane was opened outside of the app');
  return context;
}
