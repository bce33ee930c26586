import { FluentProvider } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import type { Api } from '../../../../addin/api/api';
import { type PaneContext, paneContext, type View } from '../../../../addin/panes/pane-context';
import { keepDrafts, keepHalves } from '../../../../addin/panes/review/return-drafts';
import ReviewPane from '../../../../addin/panes/review/review-pane';
import { theme } from '../../../../addin/theme';
import type { Person } from '../../../../functions/domain/org/people';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { withTies } from '../../../../functions/domain/submission/read-filled';
import { blocking, validate } from '../../../../functions/domain/submission/validate';
import { aCount, anEntry, anIndicator, aPlan, aRound, noChecks } from '../../../support/builders';
import { countyA, li, zhang } from '../../../support/people';
import { FakeApi } from '../../support/fake-api';
import { FakeWorkbook } from '../../support/fake-workbook';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A rate with a limit, a count with a limit, and two lines no rule has anything to say about. */
export const plan = aPlan({
  indicators: [
    anIndicator(),
    aCount(),
    anIndicator({ id: 'KS2-03', serial: 3, name: '护理型床位占比', checks: noChecks }),
    anIndicator({ id: 'KS2-04', serial: 4, name: '综合养老服务中心覆盖率', checks: noChecks }),
  ],
});

const denominator = '1000';
export const lastYear: Entry[] = [
  anEntry('KS2-01', { numerator: '440', denominator }),
  anEntry('KS2-02', { amount: '1500' }),
  anEntry('KS2-03', { numerator: '900', denominator }),
  anEntry('KS2-04', { numerator: '500', denominator }),
];

/** KS2-01 jumps by 20 points and says why; the rest moves as figures do. */
export const filed: Entry[] = [
  anEntry('KS2-01', { numerator: '640', denominator, explanation: '新增两处日间照料中心，已逐户核对。' }),
  anEntry('KS2-02', { amount: '1600' }),
  anEntry('KS2-03', { numerator: '910', denominator }),
  anEntry('KS2-04', { numerator: '520', denominator }),
];

/** A submission on its way, at the server only. */
export function aFiledApi(entries: Entry[] = filed, by: Person = zhang): FakeApi {
  const api = new FakeApi(plan, aRound(), countyA, li, lastYear);
  refile(api, entries, by);
  return api;
}

export function refile(api: FakeApi, lines: Entry[], by: Person = zhang): void {
  const entries = withTies(api.template, lines);
  api.by(by, { action: 'submit', entries, ...blocking(validate(api.template, entries)) });
}

/** One person in front of the pane, with what they can read and press. */
export async function sitDown(api: FakeApi, person: Person, overrides: Partial<Api> = {}) {
  api.actor = person;
  const workbook = new FakeWorkbook();
  const views: View[] = [];
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const context: PaneContext = {
    api: Object.assign(Object.create(api), overrides) as Api,
    workbook,
    me: { id: person.id, name: person.name, duties: [] },
    go: (view) => views.push(view),
  };
  await act(async () => {
    root.render(
      <FluentProvider theme={theme}>
        <paneContext.Provider value={context}>
          <ReviewPane round="rd_test_2023" unit="ou_a" />
        </paneContext.Provider>
      </FluentProvider>,
    );
  });
  const buttons = () => [...place.querySelectorAll('button')];
  const nameOf = (button: HTMLButtonElement) => button.getAttribute('aria-label') ?? button.textContent ?? '';
  const isOn = (button: HTMLButtonElement) => !button.disabled && button.getAttribute('aria-disabled') !== 'true';
  return {
    workbook,
    views,
    text: () => place.textContent ?? '',
    button: (name: string) => buttons().find((button) => nameOf(button) === name) ?? null,
    enabled: () => buttons().filter(isOn).map(nameOf),
    async press(name: string) {
      const button = buttons().find((candidate) => nameOf(candidate) === name);
      if (!button) throw new Error(`no button 「${name}」 among ${buttons().map(nameOf).join(' | ')}`);
      await act(async () => button.click());
    },
    /** Writes into the box with this label, or into the only one. */
    async write(text: string, label = '') {
      const box = [...place.querySelectorAll('textarea')].find(({ labels }) => labels[0]?.textContent?.includes(label));
      if (!box) throw new Error(`no box 「${label}」`);
      const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
      await act(async () => {
        setter?.call(box, text);
        box.dispatchEvent(new Event('input', { bubbles: true }));
      });
    },
    /** Ticks a box, or chooses one of several, by its label. */
    async tick(label: string) {
      const boxes = [...place.querySelectorAll<HTMLInputElement>('input[type=checkbox], input[type=radio]')];
      const box = boxes.find(({ labels }) => labels?.[0]?.textContent === label);
      if (!box) throw new Error(`nothing to tick 「${label}」`);
      await act(async () => box.click());
    },
    /** The names of the cards under a heading, or in a fold with that summary. */
    cardsUnder(title: string) {
      const group = [...place.querySelectorAll('section, details')].find(
        (element) =>
          element.getAttribute('aria-label') === title || element.querySelector('summary')?.textContent === title,
      );
      return [...(group?.querySelectorAll('article') ?? [])].map((card) => card.getAttribute('aria-label'));
    },
    async standUp() {
      await act(async () => root.unmount());
      place.remove();
      keepDrafts(`${person.id}/rd_test_2023/ou_a`, new Map());
      keepHalves(`${person.id}/rd_test_2023/ou_a`, new Map());
    },
    /** Leaves the pane with everything as it is, as when going back to the worklist. */
    async leave() {
      await act(async () => root.unmount());
      place.remove();
    },
  };
}
