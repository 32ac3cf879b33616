import { describe, expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { err, ok } from '../kernel/result';
import type { Staff } from '../records/staff';
import { decideStaff } from './decide-staff';

const aMember = (number: number, over: Partial<Staff> = {}): Staff => ({
  staffId: anId(8000 + number),
  name: `Medewerker ${number}`,
  jobTitle: '',
  roles: ['examiner'],
  independent: true,
  ...over,
});
const ingrid = aMember(1, { roles: ['administrator'] });
const fatma = aMember(2);

describe('W8 the centre always has an administrator', () => {
  it.each([
    ['is deactivated', { inactiveSince: '2026-11-26T10:00:00.000Z' }],
    ['gets other roles', { roles: ['examiner'] }],
  ])('the last one cannot go: %s', (_, over) => {
    const refused = err(expect.objectContaining({ code: 'last-administrator' }));
    expect(decideStaff([ingrid, fatma], { ...ingrid, ...over })).toEqual(refused);
    const inactive = aMember(3, { roles: ['administrator'], inactiveSince: '2026-01-01T00:00:00.000Z' });
    expect(decideStaff([ingrid, inactive], { ...ingrid, ...over })).toEqual(refused);
    const second = aMember(4, { roles: ['administrator', 'board'] });
    expect(decideStaff([ingrid, second], { ...ingrid, ...over }).ok).toBe(true);
  });

  it('a centre that had none takes whoever comes first', () => {
    expect(decideStaff([], fatma)).toEqual(ok(fatma));
    expect(decideStaff([], ingrid)).toEqual(ok(ingrid));
  });
});

it('a member of staff has a name and is something', () => {
  expect(decideStaff([ingrid], aMember(5, { name: '  ' }))).toMatchObject({
    problem: { code: 'staff-name-missing' },
  });
  expect(decideStaff([ingrid], aMember(5, { roles: [] }))).toMatchObject({
    problem: { code: 'staff-role-missing' },
  });
});
