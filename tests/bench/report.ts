import type { Measured } from './measure';

/** No more digits than the measurement bears. */
const digits = (value: number) => String(Number(value.toPrecision(3)));

/** One measure in two lines: what it is, then the value, what it was held against and whether the aim is met. */
export function toReport({ name, value, unit, against, aim, missing }: Measured): string {
  if (missing !== undefined) return `${name}\n    not measured: ${missing}`;
  const parts = [
    `${digits(value)} ${unit}`,
    against && `${digits(against.ratio)} × ${against.name} (${digits(against.value)} ${unit})`,
    aim && `aim ≤ ${aim.atMost} ${against ? '×' : unit}: ${aim.isMet ? 'met' : 'NOT MET'}`,
  ];
  return `${name}\n    ${parts.filter(Boolean).join('  ·  ')}`;
}
