import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../../addin/text/', import.meta.url);

describe('the departments of the office', () => {
  it.each(readdirSync(folder))(
    'are called by one name in %s: 业务处室 where they judge, 责任处室 of an indicator',
    (file) => {
      const words = readFileSync(new URL(file, folder), 'utf8');
      expect(words.match(/审核科室|责任科室|审核处室|主管处室|业务科室|审核部门|科室/g)).toBeNull();
    },
  );
});
