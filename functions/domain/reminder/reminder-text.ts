import { dayInChina } from '../round/calendar';
import type { Round } from '../round/round';
import type { Debt } from './debts';
import type { Stage } from './stage';

// 催办 texts are the same whether copied in the pane or sent by the clock at night; that is why they stand here and not with
// the words of the pane.

type Told = Pick<
  Debt,
  'unitName' | 'kind' | 'since' | 'dueOn' | 'daysLeft' | 'returned' | 'filled' | 'total' | 'owners' | 'unknownYears'
>;

/** What a person is told of one debt, ready to be sent as it is. `today` as `YYYY-MM-DD` in China. */
export function reminderText(debt: Told, stage: Stage | null, round: Pick<Round, 'title'>, today: string): string {
  const about = `「${round.title}」`;
  if (stage === 'escalated') {
    const names = debt.owners.map(({ name }) => name).join('、');
    return `您好。${debt.unitName}${about}${stateOf(debt)}，${lateText(debt, today)}${guessText(debt)}。${names ? `经办人${names}已经提醒，` : ''}请予督促办理。`;
  }
  return `${debt.unitName}：您好。${about}${stateOf(debt)}，${deadlineText(debt, today)}${guessText(debt)}，${wishOf(debt)}。如已办理，请忽略本提醒，谢谢。`;
}

/** Where it stands, in half a sentence. */
function stateOf({ kind, since: instant, returned, filled, total }: Told): string {
  const since = instant ? `于${dayWords(dayInChina(instant))}` : '';
  switch (kind) {
    case 'unfiled':
      return '尚未填报';
    case 'draft':
      return filled >= total ? '已填好、尚未提交' : `已填${filled}项、还有${total - filled}项未填，尚未提交`;
    case 'returned':
      return `${since}被退回${returned}项，尚未修改重报`;
    case 'signing':
      return `${since}送单位负责人签字，尚未签字上报`;
    case 'submitted':
      return `${since}提交，尚未开始审核`;
    case 'inReview':
      return `${since}提交，审核尚未完成`;
    case 'checking':
      return `${since}转规划财务处汇总审核，尚未办结`;
    case 'reviewed':
      return `${since}报请审批，尚未审批`;
  }
}

function deadlineText(debt: Told, today: string): string {
  if (debt.dueOn > today) return `截止日为${dayWords(debt.dueOn)}（还有${debt.daysLeft}个工作日）`;
  return debt.dueOn === today ? '今日到期' : lateText(debt, today);
}

function lateText({ dueOn, daysLeft }: Told, today: string): string {
  const [late, year] = [-daysLeft, dueOn.slice(0, 4) === today.slice(0, 4) ? '' : `${dueOn.slice(0, 4)}年`];
  return `已于${year}${dayWords(dueOn)}到期${late > 0 ? `，逾期${late}个工作日` : ''}`;
}

/** Said to whoever is told of days that nobody can count yet: a holiday may move them. */
function guessText({ unknownYears }: Told): string {
  return unknownYears.length > 0 ? `（${unknownYears.join('、')}年放假安排尚未录入，工作日先按周末推算）` : '';
}

function wishOf({ kind }: Told): string {
  switch (kind) {
    case 'unfiled':
    case 'draft':
      return '请及时填报并提交';
    case 'returned':
      return '请按退回意见修改后重新提交';
    case 'signing':
      return '请单位负责人审签后上报';
    case 'submitted':
    case 'inReview':
    case 'checking':
      return '请抓紧审核';
    case 'reviewed':
      return '请予审批';
  }
}

/** 2024-01-20 → 1月20日. */
function dayWords(day: string): string {
  const [, month, date] = day.split('-');
  return `${Number(month)}月${Number(date)}日`;
}
