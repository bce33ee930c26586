import { SaxesParser } from 'saxes';
import { UnreadableFile } from './unreadable-file';

export interface XmlHandlers {
  open?(name: string, attributes: Map<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** `row` of `<x:row>`: which prefix a program chose says nothing. */
const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part event by event, by local names. A DOCTYPE is refused at once: no workbook has one, and entities are how small files
 * become large ones.
 */
export function readXml(bytes: Buffer, part: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false });
  const refuse = (reason: 'forbiddenMarkup' | 'damaged') => {
    throw new UnreadableFile(reason, part);
  };
  parser.on('doctype', () => refuse('forbiddenMarkup'));
  parser.on('error', () => refuse('damaged'));
  parser.on('opentag', ({ name, attributes }) => {
    // A Map, so that an attribute or name such as __proto__ is only a text.
    const list = new Map(Object.entries(attributes).map(([key, value]) => [localName(key), String(value)]));
    handlers.open?.(localName(name), list);
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  parser.on('closetag', ({ name }) => handlers.close?.(localName(name)));

  // In pieces, so that a refusal comes before the whole part has become one string.
  const decoder = new TextDecoder('utf-8');
  for (let at = 0; at < bytes.length; at += 65_536)
    parser.write(decoder.decode(bytes.subarray(at, at + 65_536), { stream: true }));
  parser.write(decoder.decode()).close();
}
