import { invalidArgument, itemNotFound } from '../errors';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';

/** Parts of the workbook nobody sees: settings and custom XML. */

export class SettingCollection implements WireObject {
  readonly className = 'SettingCollection';
  readonly scalars: readonly string[] = [];

  constructor(private readonly book: Book) {}

  identity() {
    return {};
  }

  items() {
    return Object.keys(this.book.side.settings).map((key) => new Setting(this.book, key));
  }

  GetCount() {
    return this.items().length;
  }

  Add(key: string, value: unknown): Setting {
    if (key === '') throw invalidArgument();
    const setting = new Setting(this.book, key);
    setting.store(value);
    return setting;
  }

  GetItem(key: string): Setting {
    const setting = this.GetItemOrNullObject(key);
    if (!setting) throw itemNotFound();
    return setting;
  }

  GetItemOrNullObject(key: string): Setting | null {
    return Object.hasOwn(this.book.side.settings, key) ? new Setting(this.book, key) : null;
  }
}

class Setting implements WireObject {
  readonly className = 'Setting';
  readonly scalars = ['Key', 'Value'];

  constructor(
    private readonly book: Book,
    private readonly key: string,
  ) {}

  identity() {
    return { _Id: this.key };
  }

  get Key() {
    return this.key;
  }

  get Value(): unknown {
    const text = this.book.side.settings[this.key];
    if (text === undefined) throw itemNotFound();
    return JSON.parse(text);
  }

  set Value(value: unknown) {
    this.store(value);
  }

  store(value: unknown): void {
    this.book.side.settings[this.key] = JSON.stringify(value);
    this.book.writer.noteWritten();
  }

  Delete(): null {
    delete this.book.side.settings[this.key];
    this.book.writer.noteWritten();
    return null;
  }
}

export class CustomXmlPartCollection implements WireObject {
  readonly scalars: readonly string[] = [];

  constructor(
    private readonly book: Book,
    private readonly namespace: string | null = null,
  ) {}

  get className() {
    return this.namespace === null ? 'CustomXmlPartCollection' : 'CustomXmlPartScopedCollection';
  }

  identity() {
    return {};
  }

  items(): CustomXmlPart[] {
    const parts = this.book.side.customXml.map((part) => new CustomXmlPart(this.book, part.id));
    return this.namespace === null ? parts : parts.filter((part) => part.NamespaceUri === this.namespace);
  }

  GetCount() {
    return this.items().length;
  }

  Add(xml: string): CustomXmlPart {
    namespaceOf(xml);
    const id = `{${crypto.randomUUID().toUpperCase()}}`;
    this.book.side.customXml.push({ id, xml });
    this.book.writer.noteWritten();
    return new CustomXmlPart(this.book, id);
  }

  GetByNamespace(namespace: string) {
    return new CustomXmlPartCollection(this.book, namespace);
  }

  GetItem(id: string): CustomXmlPart {
    const part = this.GetItemOrNullObject(id);
    if (!part) throw itemNotFound();
    return part;
  }

  GetItemOrNullObject(id: string): CustomXmlPart | null {
    return this.items().find((part) => part.Id === id) ?? null;
  }

  GetOnlyItem(): CustomXmlPart {
    const part = this.GetOnlyItemOrNullObject();
    if (!part) throw itemNotFound();
    return part;
  }

  GetOnlyItemOrNullObject(): CustomXmlPart | null {
    const items = this.items();
    return items.length === 1 ? (items[0] ?? null) : null;
  }
}

class CustomXmlPart implements WireObject {
  readonly className = 'CustomXmlPart';
  readonly scalars = ['Id', 'NamespaceUri'];

  constructor(
    private readonly book: Book,
    private readonly id: string,
  ) {}

  identity() {
    return { Id: this.id };
  }

  private get part() {
    const part = this.book.side.customXml.find((candidate) => candidate.id === this.id);
    if (!part) throw itemNotFound();
    return part;
  }

  get Id() {
    return this.id;
  }

  get NamespaceUri() {
    return namespaceOf(this.part.xml);
  }

  GetXml() {
    return this.part.xml;
  }

  SetXml(xml: string): null {
    namespaceOf(xml);
    this.part.xml = xml;
    this.book.writer.noteWritten();
    return null;
  }

  Delete(): null {
    const { part } = this;
    this.book.side.customXml.splice(this.book.side.customXml.indexOf(part), 1);
    this.book.writer.noteWritten();
    return null;
  }
}

/** Enough of an XML reader for the host: the namespace of the root element, and a refusal of what is no XML. */
function namespaceOf(xml: unknown): string {
  const text = String(xml);
  const root = /^\s*(?:<\?[^>]*\?>\s*)?<([A-Za-z_][\w.-]*)(?::([\w.-]+))?([^>]*)>/.exec(text);
  const name = root && (root[2] === undefined ? root[1] : `${root[1]}:${root[2]}`);
  if (!root || !(text.trimEnd().endsWith(`</${name}>`) || /\/>\s*$/.test(text))) throw invalidArgument();
  const attribute = root[2] === undefined ? 'xmlns' : `xmlns:${root[1]}`;
  const declaration = new RegExp(`\\s${attribute}\\s*=\\s*["']([^"']*)["']`).exec(root[3] ?? '');
  return declaration?.[1] ?? '';
}
