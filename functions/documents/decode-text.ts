import { UnreadableFile } from './unreadable-file';

export interface DecodedText {
  text: string;
  /** Not UTF-8: read as GB 18030, which Windows in Chinese writes by itself. A person should look whether the words are right. */
  isGbk: boolean;
}

/** The text of a .txt or .tsv: UTF-8, UTF-16 with its mark (Excel's “Unicode text”), else GB 18030. */
export function decodeText(file: Buffer): DecodedText {
  if (file.length === 0) throw new UnreadableFile('empty');
  const mark = file.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return { text: new TextDecoder('utf-16le').decode(file), isGbk: false };
  if (mark === 'feff') return { text: new TextDecoder('utf-16be').decode(file), isGbk: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), isGbk: false };
  } catch {
    const text = new TextDecoder('gb18030').decode(file);
    if (text.includes('\u0000') || text.includes('\ufffd')) throw new UnreadableFile('damaged');
    return { text, isGbk: true };
  }
}
