// @vitest-environment jsdom
import { FluentProvider } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { ZeroReport } from '../../../../addin/panes/fill/zero-report';
import { theme } from '../../../../addin/theme';
import { blankEntry, type Entry } from '../../../../functions/domain/submission/entry';
import { aCount, aForm, anEntry, anIndicator, aPlan } from '../../../support/builders';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const plan = aPlan({ indicators: [anIndicator(), aCount({ accumulation: 'FLOW_YEAR', name: '当年新增床位' })] });
const form = aForm(plan, [anEntry('KS2-02', { amount: '50' })]);
const blanks = form.rows.map(({ key, indicator }) => blankEntry(key, indicator.id, null));

let root: Root | null = null;
afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
});

async function show(entries: Entry[]) {
  const filled: Entry[][] = [];
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () =>
    root?.render(
      <FluentProvider theme={theme}>
        <ZeroReport template={form} entries={entries} onFill={(next) => filled.push(next)} />
      </FluentProvider>,
    ),
  );
  const press = async (name: string) => {
    const button = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    await act(async () => button?.click());
  };
  const write = async (text: string) => {
    const area = place.querySelector('textarea');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text);
      area?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  };
  return { place, filled, press, write, text: () => place.textContent ?? '' };
}

describe('零报告 in the pane', () => {
  it('says what would be 0 and what would not before anything is filled', async () => {
    const pane = await show(blanks);
    await pane.press('零报告…');
    expect(pane.text()).toContain('空着的计数 1 项将填 0');
    expect(pane.text()).toContain('1 接受居家上门服务老人数占比（比率，须填分子和分母）');
    expect(pane.filled).toEqual([]);
  });

  it('fills only once it is explained where the rules ask for that', async () => {
    const pane = await show(blanks);
    await pane.press('零报告…');
    expect(pane.text()).toContain('需要说明原因：当年新增床位');
    await pane.press('1 项填 0');
    expect(pane.filled).toEqual([]);
    await pane.write('本年没有新建养老机构');
    await pane.press('1 项填 0');
    expect(pane.filled[0]?.[1]).toMatchObject({ amount: '0', explanation: '本年没有新建养老机构' });
    expect(pane.filled[0]?.[0]).toEqual(blanks[0]);
  });

  it('is not offered where nothing can be 0', async () => {
    const pane = await show(
      blanks.map((entry) => (entry.key === 'KS2-02' ? anEntry('KS2-02', { amount: '3' }) : entry)),
    );
    expect(pane.text()).toBe('');
  });
});
