import { describe, expect, it } from 'vitest';
import { aHead } from '../../test/builders/a-qualification';
import { anId } from '../../test/builders/an-exam';
import { documentRecords } from '../records/all-records';
import { activationState } from './activation';
import { decideCopy, decideNewQualification, nextCohort } from './begin-qualification';

const newId = anId<'Qualification'>(77);
const entry = { publishedAt: '2026-11-27T10:00:00.000Z', publishedBy: anId<'Staff'>(1), note: '' };

describe('decideNewQualification', () => {
  it('M13 M29 name and language are enough; it is inactive and holds nothing yet', () => {
    const decided = decideNewQualification(newId, { name: ' Lasser ', language: 'de' });
    expect(decided.ok && decided.value).toMatchObject({
      ...{ qualificationId: newId, name: 'Lasser', language: 'de', code: '', cohort: null, level: null },
      ...{ status: 'inactive', isStandard: false, source: null },
    });
    expect(decided.ok && activationState(decided.value)).toBe('no-core-tasks');
    expect(decided.ok && documentRecords.qualification.schema.safeParse(decided.value).success).toBe(true);
  });

  it('M18 is refused without a name', () => {
    expect(decideNewQualification(newId, { name: ' ', language: 'nl' })).toMatchObject({
      problem: { code: 'qualification-name-missing' },
    });
  });
});

describe('decideCopy', () => {
  const source = {
    ...{ system: 'sbb' as const, profileKey: 'p', fileKey: 'f', fileTitle: 'Lassen', fileCode: null },
    ...{ validFrom: null, intakeEnd: null, trainingEnd: null },
  };
  const from = {
    ...aHead({
      name: 'Lasser',
      code: '25991',
      cohort: '2026-2027',
      status: 'active',
      isStandard: true,
      source,
    }),
    history: [{ ...entry, versionDigest: 'a'.repeat(64) }],
    laterField: 'kept',
  };
  const copy = (name: string, cohort: string | null) => decideCopy(from, newId, { name, cohort }, entry);

  it('begins with the same version of the tree, inactive, and says what it was made from', () => {
    const decided = copy('Lasser', '2027');
    expect(decided.ok && decided.value).toEqual({
      ...from,
      ...{ qualificationId: newId, cohort: '2027-2028', status: 'inactive' },
      madeFrom: { qualificationId: from.qualificationId, versionDigest: from.versionDigest },
      history: [{ ...entry, versionDigest: from.versionDigest }],
      isStandard: false,
    });
  });

  it('M22 is no standard link: nobody is linked to two by themselves', () => {
    const decided = copy('Lasser', '2027-2028');
    expect(decided.ok && decided.value.isStandard).toBe(false);
  });

  it('is still what its file is read into for another cohort, and not for the same one', () => {
    const next = copy('Lasser', '2027-2028');
    const same = copy('Lasser (avond)', '2026-2027');
    expect([next.ok && next.value.source, same.ok && same.value.source]).toEqual([source, null]);
  });

  it('is refused when nobody could tell the two apart', () => {
    expect(copy(' Lasser', '2026')).toMatchObject({ problem: { code: 'qualification-copy-same' } });
  });
});

describe('nextCohort', () => {
  it('is the school year after it, and blank where there is none', () => {
    expect([nextCohort('2026-2027'), nextCohort(null), nextCohort('voorjaar')]).toEqual([
      '2027-2028',
      '',
      '',
    ]);
  });
});
