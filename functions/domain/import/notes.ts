import { toKey } from './clean';

/** What a note under a table says, as far as it can be told from its words. */
export interface NoteReading {
  text: string;
  /** 指标2、3、14…: the serial numbers it names. */
  serials: number[];
  kind: 'transferred' | 'dash' | 'everyYear' | 'other';
  /** For a dash: 新增指标, or no statistics then. */
  isNewIndicator: boolean;
}

/** Reads one note: 因机构改革，指标2、3、14已划归其它部门管理. */
export function readNote(text: string): NoteReading {
  const listed = [...text.matchAll(/指标\s*(\d+(?:\s*[、,，和及]\s*\d+)*)/g)].flatMap(([, list]) =>
    (list ?? '').split(/[、,，和及]/),
  );
  const serials = [...new Set(listed.map((one) => Number(one.trim())))];
  const reading = { text, serials, isNewIndicator: /新增指标/.test(text) };
  if (/划归|划转|移交|划出/.test(text)) return { ...reading, kind: 'transferred' };
  // n.b. scanning reads the dash as the character 一.
  if (/["“”'‘’「『]?\s*[一\-－—–]+\s*["“”'‘’」』]?\s*(表示|代表|为无|指)/.test(text))
    return { ...reading, kind: 'dash' };
  if (/每年|逐年/.test(text)) return { ...reading, kind: 'everyYear' };
  return { ...reading, kind: 'other' };
}

/** Whether a note speaks of a row: by its serial number, or by its full name. */
export function speaksOf(note: NoteReading, row: { serial: number | null; name: string }): boolean {
  if (row.serial !== null && note.serials.includes(row.serial)) return true;
  return note.serials.length === 0 && row.name.length >= 4 && toKey(note.text).includes(toKey(row.name));
}
