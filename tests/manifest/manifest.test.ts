import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { pngSize } from './png-size';
import { childrenRule, limits } from './schema-rules';

const manifestPath = fileURLToPath(new URL('../../manifest.xml', import.meta.url));
const iconPath = (name: string) => fileURLToPath(new URL(`../../addin/icons/${name}`, import.meta.url));

const document = new JSDOM(readFileSync(manifestPath, 'utf8'), { contentType: 'text/xml' }).window.document;
const root = document.documentElement;
const all = [...document.getElementsByTagName('*')];
const named = (name: string) => all.filter((element) => element.localName === name);
const only = (name: string): Element => {
  const found = [...root.children].filter((element) => element.localName === name);
  expect(found, `<${name}> in <OfficeApp>`).toHaveLength(1);
  return found[0] as Element;
};
const attributeOf = (element: Element, name: string) => element.getAttribute(name) ?? '';
/** Path of local names, so that the inner <Hosts> and <Description> are told from the outer ones. */
const pathOf = (element: Element): string =>
  element === root ? element.localName : `${pathOf(element.parentElement as Element)}/${element.localName}`;

/** id → what kind of resource it is (Image, Url, ShortString, LongString). */
const resources = new Map(
  all
    .filter((element) => element.parentElement?.parentElement?.localName === 'Resources')
    .map((element) => [
      attributeOf(element, 'id'),
      { kind: element.parentElement?.localName.replace(/s$/, '') ?? '', element },
    ]),
);

const addresses = all
  .flatMap((element) => [
    attributeOf(element, 'DefaultValue'),
    attributeOf(element, 'Value'),
    element.textContent ?? '',
  ])
  .filter((text) => /^[a-z]+:\/\//.test(text));

describe('Excel accepts the manifest', () => {
  it('has its elements in the order the schema demands, with none missing and none unknown', () => {
    for (const element of all) {
      const rule = childrenRule(pathOf(element), element.localName);
      if (!rule) continue;
      const found = [...element.children].map((child) => child.localName);
      const known = rule.map(({ name }) => name);
      expect(known, `children of ${pathOf(element)}`).toEqual(expect.arrayContaining(found));
      const positions = found.map((name) => known.indexOf(name));
      expect(positions, `order in ${pathOf(element)}`).toEqual([...positions].sort((a, b) => a - b));
      for (const { name, many, optional } of rule) {
        const count = found.filter((child) => child === name).length;
        if (!optional) expect(count, `<${name}> in ${pathOf(element)}`).toBeGreaterThan(0);
        if (!many) expect(count, `<${name}> in ${pathOf(element)}`).toBeLessThan(2);
      }
    }
  });

  it('is a task pane for workbooks with ExcelApi 1.10 that may write into the document', () => {
    expect(root.getAttribute('xsi:type')).toBe('TaskPaneApp');
    expect(named('Host').map((host) => host.getAttribute('Name') ?? host.getAttribute('xsi:type'))).toEqual([
      'Workbook',
      'Workbook',
    ]);
    expect(named('Set').map((set) => set.getAttribute('Name'))).toEqual(['ExcelApi']);
    expect(attributeOf(named('Sets')[0] as Element, 'DefaultMinVersion')).toBe('1.10');
    expect(only('Permissions').textContent).toBe('ReadWriteDocument');
  });

  it('has a GUID as its id and a version of four numbers', () => {
    expect(only('Id').textContent).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(only('Version').textContent).toMatch(/^\d{1,5}(\.\d{1,5}){3}$/);
  });

  it('refers only to resources it has, each of the kind the place demands', () => {
    const expectedKind = (element: Element) => {
      if (element.localName === 'Image') return 'Image';
      if (element.localName === 'Description') return 'LongString';
      return /Location$|Url$/.test(element.localName) ? 'Url' : 'ShortString';
    };
    const references = all.filter((element) => element.hasAttribute('resid'));
    expect(references.length).toBeGreaterThan(10);
    for (const element of references) {
      const resid = attributeOf(element, 'resid');
      expect(resources.get(resid)?.kind, `${pathOf(element)} → ${resid}`).toBe(expectedKind(element));
    }
  });

  it('carries no resource twice and none that nothing uses', () => {
    const ids = all.filter((element) => /^bt:(Image|Url|String)$/.test(element.nodeName) && element.hasAttribute('id'));
    expect(ids).toHaveLength(resources.size);
    const used = new Set(all.map((element) => element.getAttribute('resid')));
    for (const id of resources.keys()) expect(used, id).toContain(id);
  });

  it('keeps every text, id and address within the length Excel allows', () => {
    const short = (text: string, limit: number, where: string) => {
      expect(text.length, `${where}: ${text}`).toBeGreaterThan(0);
      expect(text.length, `${where}: ${text}`).toBeLessThanOrEqual(limit);
    };
    for (const id of resources.keys()) short(id, limits.resid, 'resid');
    for (const address of addresses) short(address, limits.url, 'address');
    for (const element of [...named('CustomTab'), ...named('Group'), ...named('Control')]) {
      short(attributeOf(element, 'id'), limits.shortText, 'id');
    }
    short(only('ProviderName').textContent ?? '', limits.shortText, 'ProviderName');
    for (const { element, limit } of localisedTexts()) {
      for (const text of [element, ...element.children]) {
        short(text.getAttribute('DefaultValue') ?? attributeOf(text, 'Value'), limit, pathOf(element));
      }
    }
  });
});

describe('people read it in their own language', () => {
  it('is Chinese by default', () => {
    expect(only('DefaultLocale').textContent).toBe('zh-CN');
    for (const { element } of localisedTexts()) expect(attributeOf(element, 'DefaultValue')).toMatch(/\p{Script=Han}/u);
  });

  it('has English beside every Chinese text', () => {
    for (const { element } of localisedTexts()) {
      const english = [...element.children].filter((child) => child.getAttribute('Locale') === 'en-US');
      expect(english, attributeOf(element, 'DefaultValue')).toHaveLength(1);
      expect(attributeOf(english[0] as Element, 'Value')).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

describe('a deploy only has to replace one host', () => {
  it('uses https and the same host everywhere', () => {
    expect(addresses.length).toBeGreaterThan(8);
    for (const address of addresses) expect(address).toMatch(/^https:\/\/localhost:3000(\/|$)/);
  });

  it('opens the same page from the ribbon as from the list of add-ins', () => {
    const page = (only('DefaultSettings').firstElementChild as Element).getAttribute('DefaultValue');
    expect(page).toBe('https://localhost:3000/pane.html');
    expect(resources.get('Pane.Url')?.element.getAttribute('DefaultValue')).toBe(page);
  });
});

describe('the icons', () => {
  const fileOf = (address: string) => iconPath(address.replace(/^.*\/icons\//, ''));

  it.each([16, 32, 64, 80, 128])('come in %i pixels, square', (pixels) => {
    expect(pngSize(iconPath(`icon-${pixels}.png`))).toEqual({ width: pixels, height: pixels });
  });

  it('have the size of the place that shows them', () => {
    const sizeAt = (element: Element | undefined) =>
      pngSize(fileOf(attributeOf(element as Element, 'DefaultValue'))).width;
    expect(sizeAt(only('IconUrl'))).toBe(32);
    expect(sizeAt(only('HighResolutionIconUrl'))).toBe(64);
    const images = named('Image').filter((image) => image.hasAttribute('size'));
    for (const image of images) {
      expect(sizeAt(resources.get(attributeOf(image, 'resid'))?.element)).toBe(Number(image.getAttribute('size')));
    }
  });

  it('stand on every button and group in the three sizes Excel requires', () => {
    for (const icon of named('Icon')) {
      const sizes = [...icon.children].map((image) => image.getAttribute('size'));
      expect(sizes, pathOf(icon)).toEqual(['16', '32', '80']);
    }
  });
});

// Microsoft's own schema is not part of this project. Whoever has it names it, and is told what it says.
const schema = process.env.MANIFEST_XSD;
if (schema) {
  it("satisfies Microsoft's published schema", () => {
    execFileSync('xmllint', ['--noout', '--schema', schema, manifestPath], { stdio: 'pipe' });
  });
}

/** Every text a person reads, with the length its place allows. */
function localisedTexts(): { element: Element; limit: number }[] {
  const resourceTexts = [...resources.values()]
    .filter(({ kind }) => kind === 'ShortString' || kind === 'LongString')
    .map(({ kind, element }) => ({ element, limit: kind === 'LongString' ? limits.longText : limits.shortText }));
  return [
    { element: only('DisplayName'), limit: limits.shortText },
    { element: only('Description'), limit: limits.longText },
    ...resourceTexts,
  ];
}
