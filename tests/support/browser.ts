import { type Browser, type BrowserContext, chromium, type FrameLocator, type Page } from 'playwright-core';
import type { TestContext } from 'vitest';
import type { WorkbenchSeam } from '../../addin/workbench/test-seam';

/** One person at one computer: a browser of their own with the workbench open. */
export interface Desk {
  page: Page;
  context: BrowserContext;
  pane: FrameLocator;
  /** Everything the page said on its error console. */
  errors: string[];
  signIn(name: string): Promise<void>;
  /** Presses a button of the pane by its name. */
  press(name: string | RegExp): Promise<void>;
  /** Waits until the pane shows a text. */
  sees(text: string | RegExp): Promise<void>;
  /** Asks the workbench: what a person at the grid could do or see. */
  grid<Name extends keyof WorkbenchSeam>(
    name: Name,
    ...args: WorkbenchSeam[Name] extends (...args: infer Args) => unknown ? Args : never
  ): Promise<WorkbenchSeam[Name] extends (...args: never) => infer Result ? Awaited<Result> : never>;
  /** The cell of a line and a field on the sheet in front, found by the keys it carries. */
  cellOf(key: string, field: string): Promise<string>;
  type(key: string, field: string, text: string): Promise<void>;
}

/** The browser that `npm test` found or installed. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH;
  if (!executablePath)
    throw new Error('CHROME_PATH is not set: start the journeys with `npm test`, which finds a browser');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Columns A to BZ: the widest of our sheets has some fifty. */
const letters = [...alphabet, ...alphabet.map((letter) => `A${letter}`), ...alphabet.map((letter) => `B${letter}`)];

/** Sits down at a new computer. */
export async function openDesk(browser: Browser, url: string, size = { width: 1280, height: 800 }): Promise<Desk> {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.waitForFunction(() => window.gangmuWorkbench);
  await page.evaluate(() => window.gangmuWorkbench?.ready);
  const welcome = page.getByRole('button', { name: '先看看' });
  if (await welcome.isVisible()) await welcome.click();

  const desk: Desk = {
    page,
    context,
    pane: page.frameLocator('iframe'),
    errors,
    async signIn(name) {
      await page.locator('.people-button').click();
      // Each city's people stand behind its name.
      const person = page.locator('.people-list').getByText(name, { exact: true });
      for (const city of await page.locator('.people-list .cities button').all()) {
        if (await person.isVisible()) break;
        await city.click();
      }
      await person.click();
      await desk.pane.getByRole('heading', { name: '待办' }).waitFor();
    },
    press: (name) => desk.pane.getByRole('button', { name }).first().click(),
    sees: (text) => desk.pane.getByText(text).filter({ visible: true }).first().waitFor(),
    grid: (name, ...args) =>
      page.evaluate(
        ([name, args]) =>
          (window.gangmuWorkbench as unknown as Record<string, (...args: unknown[]) => unknown>)[name]?.(...args),
        [name, args] as const,
      ) as never,
    async cellOf(key, field) {
      const rows = await page.evaluate(() =>
        Array.from({ length: 60 }, (_, row) => window.gangmuWorkbench?.cellText(`A${row + 1}`) ?? ''),
      );
      const columns = await page.evaluate(
        (letters) => letters.map((letter) => window.gangmuWorkbench?.cellText(`${letter}1`) ?? ''),
        letters,
      );
      const [row, column] = [rows.indexOf(key), columns.indexOf(field)];
      if (row < 0 || column < 0) throw new Error(`no cell for ${key} ${field} on the sheet in front`);
      return `${letters[column]}${row + 1}`;
    },
    async type(key, field, text) {
      await desk.grid('type', await desk.cellOf(key, field), text);
    },
  };
  return desk;
}

/** After a step that failed: what each desk shows, into tests/journeys/screenshots. */
export async function pictureOfFailure({ task }: TestContext, desks: Record<string, Desk>): Promise<void> {
  if (task.result?.state !== 'fail') return;
  for (const [name, desk] of Object.entries(desks)) {
    const file = `${task.name.slice(0, 40).replaceAll(/[^\p{L}\d]+/gu, '-')}-${name}.png`;
    await desk?.page.screenshot({ path: `tests/journeys/screenshots/${file}` }).catch(() => {});
  }
}
