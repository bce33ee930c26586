import { posix } from 'node:path';
import { limits } from './limits';
import { readStyles, type Style } from './styles';
import { UnreadableFile } from './unreadable-file';
import { readXml } from './xml';
import { openZip, type Parts } from './zip';

/** A cell as a person sees it: text, or a figure written out. */
export interface SheetCell {
  row: number;
  column: number;
  text: string;
}

export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Rows and columns count from 1. Only cells with content are listed. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  cells: SheetCell[];
  merges: Merge[];
}

/**
 * Reads an .xlsx someone has sent, trusting nothing in it: first what kind of file it is, then only the parts that are needed,
 * each within its limits. Formulas give their last result; styles, pictures, macros and links are never looked at, but for
 * percent and date formats, without which 85% would read as 0.85.
 */
export function readWorkbook(file: Buffer): Sheet[] {
  checkKind(file);
  const parts = openZip(file);
  const workbook = 'xl/workbook.xml';
  if (!parts.has(workbook)) throw new UnreadableFile('notAWorkbook');

  const listed = readSheetList(parts.read(workbook), workbook);
  const targets = readRelations(parts, 'xl/_rels/workbook.xml.rels', 'xl');
  const shared = targets.byType.get('sharedStrings');
  const styles = targets.byType.get('styles');
  const strings = shared && parts.has(shared) ? readSharedStrings(parts.read(shared), shared) : [];
  const formats = styles && parts.has(styles) ? readStyles(parts.read(styles), styles) : [];
  let budget = limits.cells;
  return listed.map(({ name, id, isHidden }) => {
    const path = targets.byId.get(id);
    // A chart sheet or a sheet whose part is missing has no cells.
    if (!path || !parts.has(path) || !path.includes('worksheets')) return { name, isHidden, cells: [], merges: [] };
    const sheet = readSheet(parts.read(path), path, strings, formats, budget);
    budget -= sheet.cells.length;
    return { name, isHidden, ...sheet };
  });
}

function checkKind(file: Buffer): void {
  if (file.length === 0) throw new UnreadableFile('empty');
  if (file.length > limits.fileBytes) throw new UnreadableFile('tooLarge');
  // An encrypted .xlsx is an OLE file like an old .xls.
  if (file.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new UnreadableFile('encryptedOrOld');
  if (!file.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) throw new UnreadableFile('notAWorkbook');
  if (file.length < 22) throw new UnreadableFile('damaged');
}

function readSheetList(bytes: Buffer, part: string): { name: string; id: string; isHidden: boolean }[] {
  const sheets: { name: string; id: string; isHidden: boolean }[] = [];
  readXml(bytes, part, {
    open(name, attributes) {
      if (name !== 'sheet') return;
      if (sheets.length >= limits.sheets) throw new UnreadableFile('tooManyParts', String(limits.sheets));
      const state = attributes.get('state') ?? 'visible';
      sheets.push({
        name: attributes.get('name') ?? '',
        id: attributes.get('id') ?? '',
        isHidden: state !== 'visible',
      });
    },
  });
  return sheets;
}

function readRelations(parts: Parts, part: string, base: string) {
  const byId = new Map<string, string>();
  const byType = new Map<string, string>();
  if (!parts.has(part)) return { byId, byType };
  readXml(parts.read(part), part, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
      const target = attributes.get('Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : posix.join(base, target);
      byId.set(attributes.get('Id') ?? '', path);
      byType.set((attributes.get('Type') ?? '').split('/').at(-1) ?? '', path);
    },
  });
  return { byId, byType };
}

/** Collects the text of `<t>` elements; readings of phonetic marks (`<rPh>`) are no part of it. */
function textCollector(part: string) {
  let text = '';
  let isOpen = false;
  let phonetic = 0;
  return {
    open(name: string) {
      if (name === 'rPh') phonetic += 1;
      isOpen = name === 't' && phonetic === 0;
    },
    text(piece: string) {
      if (!isOpen) return;
      text += piece;
      if (text.length > limits.cellCharacters) throw new UnreadableFile('cellTooLong', part);
    },
    close(name: string) {
      if (name === 'rPh') phonetic -= 1;
      if (name === 't') isOpen = false;
    },
    take() {
      const taken = text;
      text = '';
      return taken;
    },
  };
}

// Excel writes control characters as _x000D_.
const withoutEscapes = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function readSharedStrings(bytes: Buffer, part: string): string[] {
  const strings: string[] = [];
  const collector = textCollector(part);
  readXml(bytes, part, {
    open: collector.open,
    text: collector.text,
    close(name) {
      collector.close(name);
      if (name !== 'si') return;
      strings.push(withoutEscapes(collector.take()));
      if (strings.length > limits.cells) throw new UnreadableFile('tooManyCells', String(limits.cells));
    },
  });
  return strings;
}

/** `AB12` → row 12, column 28; null for what is no address. */
function readAddress(text: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]), column };
}

function readSheet(bytes: Buffer, part: string, strings: string[], formats: Style[], budget: number) {
  const cells: SheetCell[] = [];
  const merges: Merge[] = [];
  const collector = textCollector(part);
  let row = 0;
  let column = 0;
  let rows = 0;
  let type = '';
  let style: Style = 'plain';
  let raw = '';
  let isValue = false;

  const addCell = () => {
    const inline = collector.take();
    const text = type === 's' ? (strings[Number(raw)] ?? '') : type === 'inlineStr' ? withoutEscapes(inline) : raw;
    if (text.trim() === '') return;
    // Rows count by content: a sheet formatted to its last row is no large table.
    if (cells.at(-1)?.row !== row) rows += 1;
    if (rows > limits.rows) throw new UnreadableFile('tooManyRows', String(limits.rows));
    if (cells.length >= budget) throw new UnreadableFile('tooManyCells', String(limits.cells));
    if (column > limits.columns) throw new UnreadableFile('tooManyCells', String(limits.columns));
    cells.push({ row, column, text: type === '' || type === 'n' ? showNumber(text, style) : showOther(text, type) });
  };

  readXml(bytes, part, {
    open(name, attributes) {
      collector.open(name);
      if (name === 'row') {
        row = Number(attributes.get('r')) || row + 1;
        column = 0;
      } else if (name === 'c') {
        const address = readAddress(attributes.get('r') ?? '');
        column = address?.column ?? column + 1;
        row = address?.row ?? row;
        type = attributes.get('t') ?? '';
        style = formats[Number(attributes.get('s') ?? 0)] ?? 'plain';
        raw = '';
        collector.take();
      } else if (name === 'v') isValue = true;
      else if (name === 'mergeCell' && merges.length < limits.merges) {
        const [from, to] = (attributes.get('ref') ?? '').split(':').map(readAddress);
        if (from && to) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column });
      }
    },
    text(piece) {
      collector.text(piece);
      if (!isValue) return;
      raw += piece;
      if (raw.length > limits.cellCharacters) throw new UnreadableFile('cellTooLong', part);
    },
    close(name) {
      collector.close(name);
      if (name === 'v') isValue = false;
      if (name === 'c') addCell();
    },
  });
  return { cells, merges };
}

const showOther = (text: string, type: string) => (type === 'b' ? (text === '1' ? 'TRUE' : 'FALSE') : text);

/** A number as the sheet shows it where that changes its meaning: 0.85 in a percent format is 85%, 45569 in a date format a day. */
function showNumber(text: string, style: Style): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (style === 'percent') return `${plain(value * 100)}%`;
  if (style === 'date') return showDate(value);
  return plain(value);
}

/** 15 significant digits, as Excel has it: 0.1+0.2 is 0.3. No exponents. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const isLong = Math.abs(rounded) >= 1e15 || (rounded !== 0 && Math.abs(rounded) < 1e-6);
  return isLong ? rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 12 }) : String(rounded);
}

/** Excel's days since 1899-12-30 as `2024-10-04`: a form that no reader of figures takes for a figure. */
function showDate(serial: number): string {
  if (serial < 61 || serial > 2_958_465) return String(serial);
  return new Date(Math.round((Math.floor(serial) - 25_569) * 86_400_000)).toISOString().slice(0, 10);
}
