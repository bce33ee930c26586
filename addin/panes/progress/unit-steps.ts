import type { UnitProgress } from '../../../functions/contract/evaluation';
import type { Step as RouteStep } from '../../../functions/domain/round/round';
import { correctionText } from '../../text/zh';
import { progress as words } from '../../text/zh-reminders';

const allColumns = ['fill', 'submit', 'review', 'check', 'approve'] as const;
export type Column = (typeof allColumns)[number];

/** The steps a round has. The head's signature is part of handing in: it needs no column of its own. */
export function columnsOf(route: readonly RouteStep[]): Column[] {
  const optional: Partial<Record<Column, RouteStep>> = { review: 'review', check: 'check', approve: 'approval' };
  return allColumns.filter((column) => {
    const step = optional[column];
    return step === undefined || route.includes(step);
  });
}

/** One cell of the matrix: a shape that can be seen across a table, and the word that says it. */
export interface Step {
  shape: 'done' | 'now' | 'back' | 'todo';
  word: string;
}

const { cells } = words;

/** 更正 in the unit's hands, of which nothing was sent back. */
function isBeingCorrected({ status, isInCorrection, openReturns }: UnitProgress): boolean {
  return isInCorrection && status === 'returned' && openReturns.length === 0;
}
const notYet: Step = { shape: 'todo', word: cells.notYet };

/** Where a unit stands with each step of its way. */
export function stepsOf(unit: UnitProgress): Record<Column, Step> {
  return {
    fill: filling(unit),
    submit: submitting(unit),
    review: reviewing(unit),
    check: checking(unit),
    approve: approving(unit),
  };
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
  if (status === 'signing') return { shape: 'now', word: cells.waitingSignature };
  return { shape: 'done', word: unit.isInCorrection ? correctionText.filed : cells.submitted };
}

function reviewing({ status }: UnitProgress): Step {
  switch (status) {
    case 'submitted':
      return { shape: 'now', word: cells.waitingReview };
    case 'inReview':
      return { shape: 'now', word: cells.inReview };
    case 'checking':
    case 'reviewed':
    case 'approved':
      return { shape: 'done', word: cells.reviewed };
    default:
      return notYet;
  }
}

function checking({ status }: UnitProgress): Step {
  if (status === 'checking') return { shape: 'now', word: cells.waitingCheck };
  return status === 'reviewed' || status === 'approved' ? { shape: 'done', word: cells.checked } : notYet;
}

function approving({ status, isInCorrection }: UnitProgress): Step {
  if (status === 'reviewed') return { shape: 'now', word: cells.waitingApproval };
  if (status === 'approved') return { shape: 'done', word: cells.approved };
  // What was approved goes on counting.
  return isInCorrection ? { shape: 'done', word: correctionText.stillCounts } : notYet;
}

/** Handed in and still in: a returned one is owed again, unless an approved version counts meanwhile. */
export function isFiled({ status, hasApproved }: Pick<UnitProgress, 'status' | 'hasApproved'>): boolean {
  return hasApproved || !['draft', 'returned', 'signing'].includes(status);
}

/** How many units stand in each step, in the order of the way; steps in which there is none are left out. */
export function countByStep(units: UnitProgress[]): { step: keyof typeof words.counts; count: number }[] {
  const stepOf = ({ status, hasBegun }: UnitProgress) => (status === 'draft' && !hasBegun ? 'unfiled' : status);
  return (Object.keys(words.counts) as (keyof typeof words.counts)[])
    .map((step) => ({ step, count: units.filter((unit) => stepOf(unit) === step).length }))
    .filter(({ count }) => count > 0);
}
