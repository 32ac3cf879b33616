import { describe, expect, it } from 'vitest';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { PlannedExam } from '../records/exam';
import { mergeExam } from './merge-exam';

const base: PlannedExam = recordsOf(anExam()).planned;
const [first] = base.assessments;
const [candidate] = base.candidates;
if (!first || !candidate) throw new Error('an exam has a candidate');
const joke = first.examinerId;
const karim = { staffId: anId<'Staff'>(7777), name: 'Karim Haddad', jobTitle: '' };
const given: PlannedExam = {
  ...base,
  version: 2,
  examiners: [karim],
  assessments: base.assessments.map((one) => ({ ...one, examinerId: karim.staffId })),
};
const late = anId<'Assessment'>(8888);
const participantId = anId<'Participant'>(8889);
const added: PlannedExam = {
  ...base,
  version: 2,
  candidates: [...base.candidates, { ...candidate, participantId }],
  assessments: [...base.assessments, { ...first, assessmentId: late, participantId }],
};
const examinerOf = (exam: PlannedExam) =>
  exam.assessments.find(({ assessmentId }) => assessmentId === late)?.examinerId;
const namedIn = (exam: PlannedExam) => exam.examiners.map(({ staffId }) => staffId);

describe('an exam given to somebody else by one, while another adds a candidate', () => {
  it('has the candidate, whom nobody received yet, with the examiner of the exam', () => {
    const { document, conflicts } = mergeExam({ base, standing: given, displaced: added });
    expect(examinerOf(document)).toBe(karim.staffId);
    expect(namedIn(document)).toEqual([karim.staffId]);
    expect(conflicts).toEqual([]);
  });

  it('asks where the candidate was received first and may have been begun: nobody examines who is not named', () => {
    const { document, conflicts } = mergeExam({ base, standing: added, displaced: given });
    expect(examinerOf(document)).toBe(joke);
    expect(namedIn(document)).toEqual([karim.staffId, joke]);
    expect(conflicts).toEqual([
      {
        ...{ path: ['assessments', late, 'examinerId'], base: undefined },
        ...{ standing: joke, displaced: karim.staffId },
      },
    ]);
  });

  it('is left alone where that examiner still examines', () => {
    const standing = { ...given, examiners: [karim, ...base.examiners] };
    const { document, conflicts } = mergeExam({ base, standing, displaced: added });
    expect(examinerOf(document)).toBe(joke);
    expect(conflicts).toEqual([]);
  });
});

it('an exam whose planning one took back and another changed stays, and is decided', () => {
  const takenBack = { ...base, isRemoved: true, version: 2 };
  const moved = { ...base, place: 'Hal 3', version: 2 };
  for (const [standing, displaced] of [
    [takenBack, moved],
    [moved, takenBack],
  ] as const) {
    const merged = mergeExam({ base, standing, displaced });
    expect(merged.document).toMatchObject({ isRemoved: false, place: 'Hal 3' });
    expect(merged.conflicts).toMatchObject([{ path: ['isRemoved'] }]);
  }
});
