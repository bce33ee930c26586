import { brotliCompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLean } from '../../functions/domain/record/lean';
import { sha256, toCanonicalJson } from '../../functions/store/canonical';
import { pack, unpack } from '../../functions/store/packing';
import { explanations } from '../engine/words';
import { anEntry } from './builders';
import { scattered } from './scattered';

const limitBytes = 4 * 1024 * 1024;
const packed = (text: string) => {
  const stored = pack(text);
  if (typeof stored === 'string') throw new Error('it was not packed');
  return stored;
};

const anything = fc.string({ unit: 'binary', maxLength: 60 });
const entries = fc.array(
  fc
    .record({
      numerator: fc.integer(),
      explanation: anything,
      remark: anything,
      unread: fc.dictionary(anything, anything),
    })
    .map(({ numerator, ...texts }) =>
      anEntry({ ...texts, numerator: String(numerator) } as Parameters<typeof anEntry>[0]),
    ),
  { maxLength: 60 },
);

describe('a text that is packed', () => {
  it('comes back as it was, whatever stands in the form, and is named by the same hash', () => {
    let packedOnes = 0;
    fc.assert(
      fc.property(entries, (lines) => {
        const text = toCanonicalJson(lines.map(toLean));
        const stored = pack(text);
        if (typeof stored !== 'string') packedOnes += 1;
        const back = unpack(stored);
        expect(back).toBe(text);
        expect(sha256(back ?? '')).toBe(sha256(text));
      }),
    );
    // Else the property would have shown nothing.
    expect(packedOnes).toBeGreaterThan(20);
  });

  it.each([
    ['a byte order mark in front', '\ufeff'.padEnd(2000, '县')],
    ['characters beyond the first plane', '𠮷'.repeat(2000)],
    ['nothing that repeats', scattered(100_000)],
    ['as many bytes as it may have', 'x'.repeat(limitBytes)],
  ])('comes back as it was with %s', (_, text) => expect(unpack(packed(text))).toBe(text));

  it('takes less than half of the bytes for what counties write beside 29 lines', () => {
    const lines = explanations.map((explanation, at) => anEntry({ key: `NT2-${at + 10}`, explanation }));
    const text = toCanonicalJson(lines.map(toLean));
    expect(packed(text).length).toBeLessThan(Buffer.byteLength(text) / 2);
  });

  it('is legible as long as it is short, and reads back either way', () => {
    for (const text of ['', '[]', '县'.repeat(1023)]) expect(pack(text)).toBe(text);
    expect(pack('县'.repeat(1024))).toBeInstanceOf(Uint8Array);
    expect(unpack('县'.repeat(5000))).toBe('县'.repeat(5000));
  });

  it('is left as it is where it could not be unpacked again', () => {
    const text = 'x'.repeat(limitBytes + 1);
    expect(pack(text)).toBe(text);
  });
});

describe('what is no packed text', () => {
  const text = toCanonicalJson(explanations.map((explanation) => anEntry({ explanation })));

  it('is told by its bytes, or by the hash of what comes out: no byte can be changed unseen', () => {
    const whole = packed(text);
    let unreadable = 0;
    for (let at = 0; at < whole.length; at += 1) {
      const edited = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 0x10 : byte));
      const back = unpack(edited);
      if (back === null) unreadable += 1;
      else if (back !== text) expect(sha256(back)).not.toBe(sha256(text));
    }
    expect(unreadable).toBeGreaterThan(0);
  });

  it('is null where an end is missing, wherever it was cut off', () => {
    const whole = packed(text);
    for (let length = 0; length < whole.length; length += 7) expect(unpack(whole.slice(0, length))).toBeNull();
  });

  it('is null where a few bytes would fill the memory', () => {
    // Making it must not take longer than looking at it: the lowest quality will do.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 1 };
    const bomb = brotliCompressSync(Buffer.alloc(64 * 1024 * 1024, 'x'), { params });
    expect(bomb.length).toBeLessThan(16 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect(unpack(bomb)).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4 * limitBytes);
    expect(unpack(brotliCompressSync(Buffer.alloc(limitBytes + 1, 'x')))).toBeNull();
  });

  it.each([
    ['bytes of no text', brotliCompressSync(Buffer.from([0xff, 0xfe, 0x80]))],
    ['no bytes', new Uint8Array()],
    ['text that was never packed', Buffer.from(text)],
    ['a number', 12],
    ['nothing', undefined],
    ['null', null],
    ['what only looks like bytes', { 0: 1, length: 1 }],
  ])('is null where there is %s', (_, stored) => expect(unpack(stored)).toBeNull());
});
