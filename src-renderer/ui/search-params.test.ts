/** What an address may say of a list, and what of it is left out. */
import { expect, it } from 'vitest';
import { readPlanningSearch, readQualificationSearch, readResultSearch } from './search-params';

it('a tab, a filter and a fold are read; anything else is as if it were not there', () => {
  expect(readQualificationSearch({ tab: 'inactive' })).toEqual({ tab: 'inactive' });
  expect(readResultSearch({ show: 'attention', name: 'Jansen' })).toEqual({ show: 'attention' });
  expect(readPlanningSearch({ past: true })).toEqual({ past: true });
  for (const read of [readQualificationSearch, readResultSearch, readPlanningSearch])
    for (const strange of ['__proto__', 'all of them', 1, null, {}, ['inactive']])
      expect(read({ tab: strange, show: strange, past: strange })).toEqual({});
});
