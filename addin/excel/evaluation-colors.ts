import type { Verdict } from '../../functions/domain/evaluation/verdict';

/** Behind the words of a class, never instead of them. */
export const verdictColors: Record<Verdict, string> = {
  ahead: '#A9D18E',
  onPace: '#E2EFDA',
  nearPace: '#FFF2CC',
  behind: '#F8CBAD',
  farBehind: '#FF9C9C',
  met: '#A9D18E',
  nearlyMet: '#FFF2CC',
  missed: '#FF9C9C',
  incomplete: '#EDEDED',
  notAssessable: '#FFFFFF',
  excluded: '#FFFFFF',
};
