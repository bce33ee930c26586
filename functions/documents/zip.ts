import { inflateRawSync } from 'node:zlib';
import { limits } from './limits';
import { UnreadableFile } from './unreadable-file';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

interface Entry {
  method: number;
  flags: number;
  packed: number;
  offset: number;
}

/** The parts of a zip, unpacked one by one when asked for and never beyond the limits, whatever sizes the file claims. */
export interface Parts {
  has(name: string): boolean;
  read(name: string): Buffer;
}

/** Opens a zip by its central directory. Throws an UnreadableFile on anything that is not a sound one. */
export function openZip(file: Buffer): Parts {
  const entries = readDirectory(file);
  let unpacked = 0;
  return {
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (!entry) throw new UnreadableFile('damaged', name);
      const packed = packedBytes(file, entry, name);
      const most = Math.min(limits.partBytes, limits.allPartsBytes - unpacked);
      const bytes = unpack(packed, entry, name, most);
      unpacked += bytes.length;
      return bytes;
    },
  };
}

function readDirectory(file: Buffer): Map<string, Entry> {
  // The end record is the last thing in the file, before a comment of at most 65535 bytes.
  const from = Math.max(0, file.length - 65_557);
  let end = file.length - 22;
  while (end >= from && file.readUInt32LE(end) !== endMark) end -= 1;
  if (end < from) throw new UnreadableFile('damaged');

  const count = file.readUInt16LE(end + 10);
  if (count > limits.parts) throw new UnreadableFile('tooManyParts', String(limits.parts));
  const entries = new Map<string, Entry>();
  let at = file.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entryMark) throw new UnreadableFile('damaged');
    const nameLength = file.readUInt16LE(at + 28);
    const name = file.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/');
    entries.set(name, {
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function packedBytes(file: Buffer, entry: Entry, name: string): Buffer {
  if ((entry.flags & 1) !== 0) throw new UnreadableFile('encryptedOrOld', name);
  const at = entry.offset;
  if (at + 30 > file.length || file.readUInt32LE(at) !== localMark) throw new UnreadableFile('damaged', name);
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  if (start + entry.packed > file.length) throw new UnreadableFile('damaged', name);
  return file.subarray(start, start + entry.packed);
}

function unpack(packed: Buffer, entry: Entry, name: string, most: number): Buffer {
  if (most <= 0 || (entry.method === 0 && packed.length > most)) throw new UnreadableFile('partTooLarge', name);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw new UnreadableFile('damaged', name);
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableFile(isTooLarge ? 'partTooLarge' : 'damaged', name);
  }
}
