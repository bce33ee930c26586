import {
  carrierNamespace,
  fromCarrierText,
  fromCarrierXml,
  isSameSheet,
  type SheetIdentity,
  toCarrierText,
  toCarrierXml,
  toDefinedName,
} from './sheet-identity';

/** A sheet of ours as it was found, with what the caller asked to be loaded from it. */
export interface FoundSheet<Loaded> {
  sheet: Excel.Worksheet;
  id: string;
  /** As the sheet says itself: its version may be an older one. */
  identity: SheetIdentity;
  loaded: Loaded;
}

/** What carries the identity besides the cell A1, as far as it is there, and the names of all sheets. */
export interface Carriers {
  definedName: Excel.NamedItem;
  part: Excel.CustomXmlPart | null;
  /** Whether all three are there and say the same. */
  areWhole: boolean;
  sheetNames: string[];
}

interface SearchResult<Loaded> {
  found: FoundSheet<Loaded> | null;
  carriers: Carriers;
}

/**
 * Finds sheets by what they are about, never by tab name or position. Three carriers: the hidden cell A1, a hidden
 * defined name, a custom XML part; any one of them is enough. Remembers ids, so that the usual look costs one sync.
 */
export class SheetFinder {
  private readonly known = new Map<string, string>();

  remember(identity: SheetIdentity, sheetId: string): void {
    this.known.set(toDefinedName(identity), sheetId);
  }

  /** The id last seen, for telling events of this sheet from others without asking the workbook. */
  lastId(identity: SheetIdentity): string | null {
    return this.known.get(toDefinedName(identity)) ?? null;
  }

  /** `query` queues loads on the sheet; they arrive together with the look for it. */
  async find<Loaded>(
    context: Excel.RequestContext,
    wanted: SheetIdentity,
    query: (sheet: Excel.Worksheet) => Loaded,
  ): Promise<FoundSheet<Loaded> | null> {
    return (await this.lookWhereItWas(context, wanted, query)) ?? (await this.search(context, wanted, query)).found;
  }

  private async lookWhereItWas<Loaded>(
    context: Excel.RequestContext,
    wanted: SheetIdentity,
    query: (sheet: Excel.Worksheet) => Loaded,
  ): Promise<FoundSheet<Loaded> | null> {
    const id = this.lastId(wanted);
    if (id === null) return null;
    const sheet = context.workbook.worksheets.getItemOrNullObject(id);
    // What hangs on a null object is a null object too, so the loads do no harm if the sheet is gone.
    const anchor = sheet.getRange('A1').load('values');
    const loaded = query(sheet);
    await context.sync();
    const identity = sheet.isNullObject ? null : fromCarrierText(anchor.values[0]?.[0]);
    return identity && isSameSheet(identity, wanted) ? { sheet, id, identity, loaded } : null;
  }

  /** Looks everywhere, for who is going to write the carriers anew. Two syncs, and a third for what is loaded. */
  async search<Loaded>(
    context: Excel.RequestContext,
    wanted: SheetIdentity,
    query: (sheet: Excel.Worksheet) => Loaded,
  ): Promise<SearchResult<Loaded>> {
    const { workbook } = context;
    const definedName = workbook.names.getItemOrNullObject(toDefinedName(wanted)).load('formula');
    const parts = workbook.customXmlParts.getByNamespace(carrierNamespace).load('items/id');
    const sheets = workbook.worksheets.load('items/id,items/name');
    await context.sync();

    const texts = parts.items.map((part) => part.getXml());
    const anchors = sheets.items.map((sheet) => sheet.getRange('A1').load('values'));
    await context.sync();

    const marks = texts.map((text) => fromCarrierXml(text.value));
    const ownPart = marks.findIndex((mark) => mark !== null && isSameSheet(mark.identity, wanted));
    const mark = marks[ownPart] ?? null;
    const candidates = sheets.items.map((sheet, index) => ({
      sheet,
      says: fromCarrierText(anchors[index]?.values[0]?.[0]),
      isNamed: !definedName.isNullObject && sheetOf(definedName.formula) === sheet.name,
    }));
    const isWanted = ({ says }: (typeof candidates)[number]) => says !== null && isSameSheet(says, wanted);
    // A copy of a form made by hand says the same in A1; the name tells which one is ours.
    const best =
      candidates.find((candidate) => candidate.isNamed && isWanted(candidate)) ??
      candidates.find(isWanted) ??
      candidates.find(({ sheet, says, isNamed }) => says === null && mark && (isNamed || sheet.id === mark.sheetId));
    const carriers: Carriers = {
      definedName,
      part: parts.items[ownPart] ?? null,
      areWhole: best?.says?.version === mark?.identity.version && best?.isNamed === true,
      sheetNames: sheets.items.map((sheet) => sheet.name),
    };
    const said = best?.says ?? mark?.identity;
    if (!best || !said) return { found: null, carriers };
    // The part is renewed with every version, the cell only with the sheet: so the part knows the newest – of just this sheet.
    // Where it is gone, the cell names an older version; then more is asked than had to be, and nothing is overwritten.
    const identity = { ...said, inStep: (best.sheet.id === mark?.sheetId && mark.identity.inStep) || said.inStep };

    this.remember(wanted, best.sheet.id);
    const loaded = query(best.sheet);
    await context.sync();
    return { found: { sheet: best.sheet, id: best.sheet.id, identity, loaded }, carriers };
  }
}

/** Queues writing the two carriers people can reach, the cell and the name. */
export function writeCarriers(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  identity: SheetIdentity,
  { definedName }: Carriers,
): void {
  const anchor = sheet.getRange('A1');
  anchor.values = [[toCarrierText(identity)]];
  if (!definedName.isNullObject) definedName.delete();
  context.workbook.names.add(toDefinedName(identity), anchor).visible = false;
}

/** Queues writing the third carrier, which needs to know the sheet's id. */
export function writeCarrierPart(
  context: Excel.RequestContext,
  sheetId: string,
  identity: SheetIdentity,
  { part }: Carriers,
): void {
  part?.delete();
  context.workbook.customXmlParts.add(toCarrierXml(identity, sheetId));
}

/** `='2023填报_张浦镇'!$A$1` → `2023填报_张浦镇`; null for `=#REF!$A$1`. */
function sheetOf(formula: unknown): string | null {
  const match = /^=(?:'((?:[^']|'')+)'|([^'!#]+))!/.exec(String(formula));
  return match ? (match[1]?.replaceAll("''", "'") ?? match[2] ?? null) : null;
}
