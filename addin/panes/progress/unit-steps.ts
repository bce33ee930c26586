import type { UnitProgress } from '../../../functions/contract/evaluation';
import { correctionText, timeText } from '../../text/zh';
import { progress as words } from '../../text/zh-evaluation';

export const columns = ['fill', 'submit', 'review', 'approve'] as const;
export type Column = (typeof columns)[number];

/** One cell of the matrix: a shape that can be seen across a table, and the word that says it. */
export interface Step {
  shape: 'done' | 'now' | 'back' | 'todo';
  word: string;
}

const { cells } = words;

/** 更正 in the unit's hands, of which nothing was sent back. */
export function isBeingCorrected({ status, isInCorrection, openReturns }: UnitProgress): boolean {
  return isInCorrection && status === 'returned' && openReturns.length === 0;
}
const notYet: Step = { shape: 'todo', word: cells.notYet };

/** Where a unit stands with each step of its way. */
export function stepsOf(unit: UnitProgress): Record<Column, Step> {
  return { fill: filling(unit), submit: submitting(unit), review: reviewing(unit), approve: approving(unit) };
}

function filling({ status, hasBegun, filled, total }: UnitProgress): Step {
  if (status !== 'draft') return { shape: 'done', word: cells.filled };
  return hasBegun ? { shape: 'now', word: cells.filling(filled, total) } : { shape: 'todo', word: cells.notBegun };
}

function submitting(unit: UnitProgress): Step {
  const { status, openReturns } = unit;
  if (isBeingCorrected(unit)) return { shape: 'now', word: correctionText.underWay };
  if (status === 'draft') return { shape: 'todo', word: cells.notSubmitted };
  if (status === 'returned') return { shape: 'back', word: cells.returned(openReturns.length) };
  return { shape: 'done', word: unit.isInCorrection ? correctionText.filed : cells.submitted };
}

function reviewing({ status }: UnitProgress): Step {
  switch (status) {
    case 'submitted':
      return { shape: 'now', word: cells.waitingReview };
    case 'inReview':
      return { shape: 'now', word: cells.inReview };
    case 'reviewed':
    case 'approved':
      return { shape: 'done', word: cells.reviewed };
    default:
      return notYet;
  }
}

function approving({ status, isInCorrection }: UnitProgress): Step {
  if (status === 'reviewed') return { shape: 'now', word: cells.waitingApproval };
  if (status === 'approved') return { shape: 'done', word: cells.approved };
  // What was approved goes on counting.
  return isInCorrection ? { shape: 'done', word: correctionText.stillCounts } : notYet;
}

/** Handed in and still in: a returned one is owed again, unless an approved version counts meanwhile. */
export function isFiled({ status, hasApproved }: Pick<UnitProgress, 'status' | 'hasApproved'>): boolean {
  return hasApproved || (status !== 'draft' && status !== 'returned');
}

/** Since when somebody has been at turn, as far as the record tells: an instant, or null. */
export function waitingSince(unit: UnitProgress): string | null {
  return unit.status === 'returned' ? (unit.openReturns[0]?.at ?? null) : isFiled(unit) ? unit.submittedAt : null;
}

/** The day is what matters for urging somebody; the minute is for the record. */
function dayOf(instant: string): string {
  return timeText(instant).split(' ')[0] ?? '';
}

/** What is owed, and since when, in one line. */
export function owedText(unit: UnitProgress): string {
  const since = waitingSince(unit);
  if (unit.status === 'returned') return words.owesRefiling(unit.openReturns.length, since ? dayOf(since) : '');
  if (unit.status === 'draft') return words.owesFiling(unit.filled, unit.total);
  return since ? words.waitsSince(dayOf(since)) : words.waits;
}
