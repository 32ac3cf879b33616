import { describe, expect, it } from 'vitest';
import { anId } from '../../test/builders/an-exam';
import { mergeDocuments } from './merge-documents';
import { changedParts, partsOfParticipant, wholeParticipant } from './whole-participant';

const participantId = anId<'Participant'>(1);
const sanne = {
  ...{ participantId, number: '1', givenName: 'Sanne', namePrefix: '', familyName: 'Berg' },
  ...{ birthDate: null, group: '' },
};
const office = { participantId, email: 's@example.nl', later: 'carried' };

describe('somebody with what only the office knows', () => {
  it('is the two documents again when they are parted, with what a later program wrote', () => {
    expect(partsOfParticipant(wholeParticipant({ ...sanne }, office))).toEqual({
      participant: sanne,
      office,
    });
  });

  it('is the same object as long as nothing of either changed, and another when one did', () => {
    const whole = wholeParticipant(sanne, undefined);
    expect(wholeParticipant(sanne, undefined)).toBe(whole);
    expect(wholeParticipant(sanne, office)).not.toBe(whole);
    expect(wholeParticipant(sanne, office).office).toBe(office);
    expect(wholeParticipant({ ...sanne }, office)).not.toBe(wholeParticipant(sanne, office));
  });

  it('is written as what differs: an address makes no version that examiners get, a name none for the office', () => {
    const before = wholeParticipant(sanne, office);
    const mailed = { ...before, office: { ...office, email: 'other@example.nl' } };
    expect(changedParts(before, mailed)).toEqual({ participant: null, office: mailed.office });
    expect(changedParts(before, { ...before, givenName: 'San' })).toMatchObject({
      participant: { givenName: 'San' },
      office: null,
    });
    expect(changedParts(null, wholeParticipant({ ...sanne }, undefined)).office).toBeNull();
  });
});

describe('what two offices write of one person without contact', () => {
  it('comes together where nothing was there before: each field of either counts', () => {
    const merged = mergeDocuments('participant-office', {
      base: null,
      standing: { participantId, email: 's@example.nl', distinctFrom: [anId<'Participant'>(2)] },
      displaced: { participantId, diplomaDate: '2027-07-02', distinctFrom: [anId<'Participant'>(3)] },
    });
    expect(merged).toEqual({
      conflicts: [],
      document: {
        ...{ participantId, email: 's@example.nl', diplomaDate: '2027-07-02' },
        distinctFrom: [anId(2), anId(3)],
      },
    });
  });

  it('is held for one ground only: since when and why are never taken from two of them', () => {
    const standing = {
      participantId,
      frozen: { since: '2026-11-01T08:00:00.000Z', ground: 'objection' as const },
    };
    const displaced = {
      participantId,
      frozen: { since: '2026-11-02T08:00:00.000Z', ground: 'appeal' as const },
    };
    const merged = mergeDocuments('participant-office', { base: { participantId }, standing, displaced });
    expect(merged.document).toEqual(standing);
    expect(merged.conflicts).toMatchObject([{ path: ['frozen'], displaced: displaced.frozen }]);
  });
});
