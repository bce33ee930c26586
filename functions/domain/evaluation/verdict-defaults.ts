import type { VerdictSettings } from '../plan/plan';

/** What a plan starts with until its office decides otherwise. */
export const defaultVerdictSettings: VerdictSettings = {
  nearPace: '0.9',
  behind: '0.5',
  maxStrain: '3',
  nearlyMet: '0.95',
  exceeded: '1.1',
  names: {},
  withIndex: false,
};
