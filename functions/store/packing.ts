import { isUtf8 } from 'node:buffer';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** A long text as it lies in the table: packed. Short ones lie there as they are. */
export type Packed = Uint8Array;

/** Shorter ones (in UTF-16 units) stay legible: packed, they would cost a write unit less only now and then. */
const worthPacking = 1024;

/** Bytes a text may unpack to. The answer of a Lambda may have 6 MB; and a few crafted bytes must not fill its memory. */
const unpackedLimitBytes = 4 * 1024 * 1024;

// Higher qualities save a tenth more and take thirty times as long.
const params = {
  [constants.BROTLI_PARAM_QUALITY]: 5,
  [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
};

/**
 * A text (well-formed, as canonical JSON is) as it is to be stored: a write is charged by the KB, and Chinese fills one with
 * 341 characters; packed, with 900. What may not be unpacked again stays as it is, and is for the table to refuse. Hashes are
 * always of the text itself: the same text may pack into other bytes tomorrow.
 */
export function pack(text: string): string | Packed {
  if (text.length < worthPacking) return text;
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length > unpackedLimitBytes ? text : brotliCompressSync(bytes, { params });
}

/** The inverse of {@link pack}; null where it is damaged, no text, or longer than anything this house has packed. */
export function unpack(stored: unknown): string | null {
  if (typeof stored === 'string') return stored;
  if (!(stored instanceof Uint8Array)) return null;
  try {
    const bytes = brotliDecompressSync(stored, { maxOutputLength: unpackedLimitBytes });
    return isUtf8(bytes) ? bytes.toString('utf8') : null;
  } catch {
    return null;
  }
}
