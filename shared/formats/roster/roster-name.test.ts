/** Names as rosters write them: the prefix apart, in front, behind a comma, or all in one. */
import { describe, expect, it } from 'vitest';
import { readRosterName, type WrittenName } from './roster-name';

const read = (written: Partial<WrittenName>): string => {
  const blank = { givenName: '', namePrefix: '', familyName: '', middleName: '', fullName: '' };
  const { givenName, namePrefix, familyName } = readRosterName({ ...blank, ...written });
  return [givenName, namePrefix, familyName].join('|');
};

describe('a name in columns', () => {
  it.each([
    [{ givenName: 'Anna', namePrefix: 'van der', familyName: 'Jansen' }, 'Anna|van der|Jansen'],
    [{ givenName: 'Anna', familyName: 'van der Jansen' }, 'Anna|van der|Jansen'],
    [{ givenName: 'Anna', familyName: 'Jansen, van der' }, 'Anna|van der|Jansen'],
    [{ givenName: 'Anna', namePrefix: 'van der', familyName: 'van der Jansen' }, 'Anna|van der|Jansen'],
    [{ givenName: 'Anna', namePrefix: 'Van der', familyName: 'van der Jansen' }, 'Anna|Van der|Jansen'],
    [{ givenName: 'Anna', familyName: "'t Hoen" }, "Anna|'t|Hoen"],
    [{ givenName: 'Anna', familyName: 'Jansen-de Vries' }, 'Anna||Jansen-de Vries'],
    [{ givenName: 'Anna', familyName: 'El Amrani' }, 'Anna||El Amrani'],
    [{ givenName: '  Anna ', familyName: ' Jansen  Smit ' }, 'Anna||Jansen Smit'],
    [{ givenName: 'John', middleName: 'Michael', familyName: 'Doe' }, 'John Michael||Doe'],
    [{ givenName: 'Anna', middleName: 'van den', familyName: 'Berg' }, 'Anna|van den|Berg'],
    [{ fullName: "Hoff, Sanne van 't" }, "Sanne|van 't|Hoff"],
    [{ fullName: "Sanne van 't Hoff" }, "Sanne|van 't|Hoff"],
    [{ fullName: 'Sanne de Groot', namePrefix: 'de' }, 'Sanne|de|Groot'],
    [{ givenName: 'Sanne', fullName: 'Sanne de Groot' }, 'Sanne|de|Groot'],
    [{ givenName: 'Prince', familyName: '' }, 'Prince||'],
  ])('%j', (written, parts) => {
    expect(read(written)).toBe(parts);
  });
});
