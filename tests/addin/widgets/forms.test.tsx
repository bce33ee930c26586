// @vitest-environment jsdom
import { act, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFormDraft } from '../../../addin/panes/use-form-draft';
import { Fold } from '../../../addin/widgets/fold';
import { FormFrame } from '../../../addin/widgets/form-frame';
import { useOpened } from '../../../addin/widgets/use-opened';
import { box, fill, press } from '../support/fields';
import { closeAll, show } from '../support/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const focused = () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');

/** Three people with a form each, and a form for somebody new, whose button makes way for it. */
function List({ isGone = () => false }: { isGone?: (key: string) => boolean }) {
  const forms = useOpened<string>();
  const form = (key: string) => (
    <FormFrame label={`form of ${key}`} onEscape={() => forms.close(key)}>
      {/* biome-ignore lint/a11y/noAutofocus: as the real forms do by their first control's ref */}
      <input aria-label={`box of ${key}`} autoFocus />
      <button type="button" onClick={() => forms.close(key)}>{`cancel ${key}`}</button>
    </FormFrame>
  );
  return (
    <>
      <div ref={forms.fallback} tabIndex={-1} role="status">
        message
      </div>
      {forms.opened !== 'new' && (
        <button type="button" ref={forms.opener('new')} onClick={() => forms.open('new')}>
          new
        </button>
      )}
      {forms.opened === 'new' && form('new')}
      {['zhang', 'li'].map((key) => (
        <div key={key}>
          {!isGone(key) && (
            <button type="button" ref={forms.opener(key)} onClick={() => forms.open(key)}>
              {key}
            </button>
          )}
          {forms.opened === key && form(key)}
        </div>
      ))}
    </>
  );
}

describe('a form in place', () => {
  it.each(['new', 'zhang', 'li'])('gives the keyboard back to the button that opened it: %s', async (key) => {
    const screen = await show(<List />);
    for (const leave of [() => press('Escape'), () => screen.click(`cancel ${key}`)]) {
      await screen.click(key);
      expect(focused()).toBe(`box of ${key}`);
      await leave();
      expect(screen.button(`cancel ${key}`)).toBeNull();
      expect(focused()).toBe(key);
    }
  });

  it('leaves the keyboard where somebody has gone on while the answer was under way', async () => {
    const screen = await show(
      <>
        <List />
        <input aria-label="search" />
      </>,
    );
    await screen.click('zhang');
    await act(async () => box(screen, 'search').focus());
    await screen.click('cancel zhang');
    expect(focused()).toBe('search');
  });

  it('leaves the keyboard in the form that another one made way for', async () => {
    const screen = await show(<List />);
    await screen.click('zhang');
    await screen.click('li');
    expect(focused()).toBe('box of li');
    expect(screen.button('cancel zhang')).toBeNull();
  });

  it('hands the keyboard to the message where the button is gone for good', async () => {
    let isGone = false;
    const screen = await show(<List isGone={(key) => isGone && key === 'zhang'} />);
    await screen.click('zhang');
    isGone = true;
    await press('Escape');
    expect(focused()).toBe('message');
  });

  it('leaves Escape to the input method while characters are composed, and other keys to the box', async () => {
    const screen = await show(<List />);
    await screen.click('zhang');
    await press('Escape', { composing: 'chrome' });
    await press('Escape', { composing: 'safari' });
    await press('Enter');
    expect(screen.button('cancel zhang')).not.toBeNull();
  });

  it('in a fold closes the fold, and only its own', async () => {
    const screen = await show(
      <Fold summary="outer" isOpen>
        <Fold summary="inner" isOpen>
          <FormFrame label="form">
            <input aria-label="box" />
          </FormFrame>
        </Fold>
      </Fold>,
    );
    await act(async () => box(screen, 'box').focus());
    await press('Escape');
    expect([...screen.element.querySelectorAll('details')].map(({ open }) => open)).toEqual([true, false]);
    expect(focused()).toBe('inner');
  });
});

/** A row that a button opens, as the indicators of an evaluation. */
function Row() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={isOpen} aria-controls="detail" onClick={() => setIsOpen(!isOpen)}>
        row
      </button>
      <div id="detail">
        {isOpen && (
          <FormFrame label="form">
            <input aria-label="box" />
          </FormFrame>
        )}
      </div>
    </>
  );
}

it('in a row closes the row, by the button that names what it opens', async () => {
  const screen = await show(<Row />);
  await screen.click('row');
  await act(async () => box(screen, 'box').focus());
  await press('Escape');
  expect(screen.button('row')?.getAttribute('aria-expanded')).toBe('false');
  expect(focused()).toBe('row');
});

function Draft({ about, onDone }: { about: string; onDone?: (drop: () => void) => void }) {
  const { fields, wasKept, write, drop } = useFormDraft(about, { reason: '', place: '甲县' });
  return (
    <>
      <input aria-label="reason" value={fields.reason} onChange={({ target }) => write({ reason: target.value })} />
      <output>{`${fields.place} ${wasKept ? 'kept' : 'fresh'}`}</output>
      <button type="button" onClick={() => onDone?.(drop)}>
        done
      </button>
    </>
  );
}

describe('what was typed into a form', () => {
  it('is there again when the form is opened the next time, and says so; of another matter it is not', async () => {
    const first = await show(<Draft about="zhang 1" />);
    expect(first.has('fresh')).toBe(true);
    await fill(first, 'reason', '机构改革后岗位调整');
    expect(first.has('fresh')).toBe(true);
    await first.close();
    const second = await show(<Draft about="zhang 1" />);
    expect(box(second, 'reason').value).toBe('机构改革后岗位调整');
    expect(second.has('甲县 kept')).toBe(true);
    const other = await show(<Draft about="zhang 2" />);
    expect(box(other, 'reason').value).toBe('');
  });

  it('is forgotten once it has arrived', async () => {
    const first = await show(<Draft about="li 1" onDone={(drop) => drop()} />);
    await fill(first, 'reason', '机构改革后岗位调整');
    await first.click('done');
    await first.close();
    expect((await show(<Draft about="li 1" />)).has('fresh')).toBe(true);
  });
});
