import { afterEach, describe, expect, it, vi } from 'vitest';
import { findJava, readMajor } from './java';

describe('the Java for the genuine engine', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "21" 2023-09-19', 21],
    ['java version "25.0.1" 2025-10-21 LTS', 25],
    ['java version "1.8.0_402"', 8],
    ['No Java runtime present, requesting install.', 0],
  ])('is known by what it says of itself: %s', (said, major) => {
    expect(readMajor(said)).toBe(major);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is looked for in JAVA_HOME and in the PATH, and an empty folder there is no Java', () => {
    const found = findJava();
    expect(found).toMatch(/java(\.exe)?$/);
    vi.stubEnv('JAVA_HOME', '/nowhere');
    expect(findJava()).toBe(found);
  });
});
