import { readXml } from './xml';

/** What a number format does to the meaning of a number. */
export type Style = 'plain' | 'percent' | 'date';

// Built-in formats (ECMA-376 part 1, 18.8.30): 9 and 10 are percent; the others dates and times, 27–36 and 50–58 those of East Asia.
const builtIn = (id: number): Style => {
  if (id === 9 || id === 10) return 'percent';
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'date' : 'plain';
};

function readFormat(code: string): Style {
  // Quoted text, escaped characters and bracketed conditions are no part of the format.
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');
  if (bare.includes('%')) return 'percent';
  return /[ymdhs]/i.test(bare.replace(/general/i, '')) ? 'date' : 'plain';
}

/** The format of each cell style (`s` of a cell), in order. */
export function readStyles(bytes: Buffer, part: string): Style[] {
  const own = new Map<number, Style>();
  const styles: Style[] = [];
  let isInCellFormats = false;
  readXml(bytes, part, {
    open(name, attributes) {
      if (name === 'numFmt')
        own.set(Number(attributes.get('numFmtId')), readFormat(attributes.get('formatCode') ?? ''));
      if (name === 'cellXfs') isInCellFormats = true;
      if (name === 'xf' && isInCellFormats) {
        const id = Number(attributes.get('numFmtId') ?? 0);
        styles.push(own.get(id) ?? builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCellFormats = false;
    },
  });
  return styles;
}
