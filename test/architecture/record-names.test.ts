/** Everything that is handed in is called by a name that people know, and not by that of a record. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { records } from '../../shared/records/all-records';
import { languageCodes } from '../../shared/texts/languages';

describe('what is handed in', () => {
  const types = [...new Set(records.map(({ subjectType }) => subjectType))];

  it.each(languageCodes)('has a name in %s', (language) => {
    const { 'document-type': names } = JSON.parse(
      readFileSync(`assets/locales/${language}/sync.json`, 'utf8'),
    ) as { 'document-type': Record<string, string> };
    expect(types.filter((type) => !names[type])).toEqual([]);
  });
});
