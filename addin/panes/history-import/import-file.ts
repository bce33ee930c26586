import type { ImportFile } from '../../api/imports-api';

/** Bytes as text for JSON; put together piece by piece, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 4096) {
    text += String.fromCharCode(...bytes.subarray(start, start + 4096));
  }
  return btoa(text);
}

/** A chosen file, byte for byte: its hash is to be that of the file on the disk. */
export async function fromFile(file: File): Promise<ImportFile> {
  return { name: file.name, base64: toBase64(new Uint8Array(await file.arrayBuffer())) };
}

/** What was pasted has no bytes of its own; it goes as UTF-8. */
export function fromText(name: string, text: string): ImportFile {
  return { name, base64: toBase64(new TextEncoder().encode(text)) };
}
