/** Which texts go, and what is left of a plan. */
import { describe, expect, it } from 'vitest';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { PlannedExam } from '../records/exam';
import { plannedExamSchema } from '../records/exam';
import { bindsOneOf, composeErasure, erasedParticipant, withoutPeople } from './compose-erasure';
import { gatherErased, isErased, peopleOff, withPlans } from './erased';

const [erasedId, stayingId] = [anId<'Participant'>(6001), anId<'Participant'>(6002)];
const { planned } = recordsOf(anExam());
const [one] = planned.candidates;
const [assessment] = planned.assessments;
const ofBoth: PlannedExam = {
  ...planned,
  candidates: [one!, { ...one!, participantId: stayingId, name: 'Blijft' }],
  assessments: [assessment!, { ...assessment!, assessmentId: anId(7002), participantId: stayingId }],
  changes: [
    {
      ...{ changeId: anId(1), at: '2026-11-24T09:00:00.000Z', byStaffId: anId(8001), version: 2 },
      ...{ reason: 'is ziek', changed: [erasedId] },
      before: {
        candidates: [
          { participantId: erasedId, adjustments: 'Rolstoel' },
          { participantId: stayingId, adjustments: 'Bril' },
        ],
      },
    },
  ],
};
const said = {
  erasureId: anId<'Erasure'>(9),
  ground: 'request',
  at: '2026-11-27T09:00:00.000Z',
  byStaffId: anId<'Staff'>(8001),
} as const;
const composed = composeErasure(said, [erasedId], [ofBoth, { ...planned, examId: anId(55) }]);
const erased = gatherErased([composed]);
const judged = (type: string, subjectId: string, body: unknown) =>
  isErased({ kind: 'document', subjectType: type, type, typeVersion: 1, subjectId, body } as never, erased);

describe('H50: the text goes', () => {
  it('of every version of who they were, and not of what is left of them', () => {
    expect(judged('participant', erasedId, { participantId: erasedId, familyName: 'Jansen' })).toBe(true);
    expect(judged('participant', erasedId, erasedParticipant(erasedId))).toBe(false);
    expect(judged('participant', stayingId, { participantId: stayingId, familyName: 'Blijft' })).toBe(false);
    expect(judged('participant-office', erasedId, { participantId: erasedId, laterField: 'Jansen' })).toBe(
      true,
    );
  });

  it('of their portfolio, whatever it says, one that cannot be read included', () => {
    const link = { portfolioLinkId: anId(3), participantId: erasedId, endedAt: null };
    expect(judged('portfolio-link', anId(3), link)).toBe(true);
    expect(judged('candidate-access', 'a'.repeat(64), { participantId: erasedId })).toBe(true);
    expect(judged('portfolio-entry', anId(3), { ofWhom: [erasedId] })).toBe(true);
    expect(judged('portfolio-entry', anId(3), { participantId: stayingId, title: erasedId })).toBe(false);
    expect(judged('portfolio-evidence', anId(3), { of: 'a later program' })).toBe(false);
  });

  it('of plans that name them, one that cannot be read included', () => {
    expect(judged('exam', ofBoth.examId, ofBoth)).toBe(true);
    expect(judged('exam', ofBoth.examId, withoutPeople(ofBoth, erased.people))).toBe(false);
    expect(judged('exam', anId(55), withoutPeople(planned, erased.people))).toBe(false);
    expect(judged('exam', ofBoth.examId, { of: 'a later program' })).toBe(true);
    expect(judged('exam', anId(56), { of: 'a later program' })).toBe(false);
    expect(judged('exam', anId(56), { of: 'a later program', whom: erasedId })).toBe(true);
    const broken = { ...ofBoth, changes: [{ ...ofBoth.changes![0]!, before: undefined, version: 'x' }] };
    expect(judged('exam', ofBoth.examId, broken)).toBe(true);
    expect(judged('exam', anId(56), withoutPeople(ofBoth, erased.people))).toBe(false);
    const before = { candidates: [{ participantId: erasedId, adjustments: 'extra tijd' }] };
    const ofOthers = { ...ofBoth.changes![0]!, reason: '', changed: [], before };
    const others = { ...ofBoth, candidates: ofBoth.candidates.slice(1), changes: [ofOthers] };
    expect(judged('exam', anId(57), others)).toBe(true);
    expect(judged('exam', anId(57), withoutPeople(others, erased.people))).toBe(false);
    // Planned by whoever did not hear of each other.
    expect(judged('exam', anId(56), planned)).toBe(true);
  });

  it('of all that was recorded of their exam, and of a conflict about them', () => {
    const event = (subjectId: string) =>
      isErased(
        {
          kind: 'event',
          subjectType: 'assessment',
          type: 'of-later',
          typeVersion: 1,
          subjectId,
          body: {},
        } as never,
        erased,
      );
    expect([event(assessment!.assessmentId), event(anId(7002))]).toEqual([true, false]);
    expect(judged('document-conflict', anId(1), { documentId: erasedId })).toBe(true);
    expect(judged('document-conflict', anId(1), { documentId: ofBoth.examId, path: [erasedId] })).toBe(true);
    expect(judged('document-conflict', anId(1), { documentId: ofBoth.examId, path: [] })).toBe(false);
  });
});

it('H50: of what takes a Run or an import back goes what names them', () => {
  const part = (...ids: readonly string[]) => ({ steps: ids.map((documentId) => ({ documentId })) });
  expect(judged('people-run-part', anId(1), part(stayingId, erasedId))).toBe(true);
  expect(judged('people-run-part', anId(1), part(stayingId))).toBe(false);
});

describe('H50: of who stays goes', () => {
  const seat = { examId: ofBoth.examId, participantId: erasedId, assessmentIds: [assessment!.assessmentId] };
  const nobody = { participantIds: [], assessmentIds: [], examIds: [] };
  const gone = gatherErased([{ ...nobody, seats: [seat], partIds: [anId(70)] }]);
  const goes = (type: string, subjectId: string, body: unknown, subjectType = type): boolean =>
    isErased({ kind: 'document', subjectType, type, typeVersion: 1, subjectId, body } as never, gone);
  const seated = peopleOff(gone, ofBoth.examId);

  it('their place in an exam, and why they were not there; no other exam, and nothing of who they are', () => {
    expect(goes('exam', ofBoth.examId, ofBoth)).toBe(true);
    expect(goes('exam', ofBoth.examId, withoutPeople(ofBoth, seated))).toBe(false);
    expect(goes('exam', anId(56), ofBoth)).toBe(false);
    expect(goes('participant', erasedId, { participantId: erasedId, familyName: 'Jansen' })).toBe(false);
    expect(goes('attendance-recorded', assessment!.assessmentId, {}, 'assessment')).toBe(true);
    expect(goes('document-conflict', anId(1), { documentId: ofBoth.examId, path: [erasedId] })).toBe(true);
  });

  it('what was said of it by a plan that whoever asked did not know of', () => {
    const unknown = gatherErased([{ ...nobody, seats: [{ ...seat, assessmentIds: [] }], partIds: [] }]);
    const plan = { kind: 'document', subjectType: 'exam', type: 'exam', body: ofBoth } as const;
    const known = withPlans(unknown, [
      { ...plan, subjectId: ofBoth.examId },
      { ...plan, subjectId: anId(56) },
    ]);
    expect([...known.absences]).toEqual([assessment!.assessmentId]);
  });

  it('no mark that somebody gave without contact', () => {
    expect(goes('mark-given', assessment!.assessmentId, {}, 'assessment')).toBe(false);
  });

  it('what takes a Run back, whomever it names, and not what is left of it', () => {
    expect(goes('people-run-part', anId(70), { steps: [{ documentId: stayingId }] })).toBe(true);
    expect(goes('people-run-part', anId(70), { of: 'a later program' })).toBe(true);
    expect(goes('people-run-part', anId(70), { steps: [] })).toBe(false);
    expect(goes('people-run-part', anId(71), { steps: [{ documentId: stayingId }] })).toBe(false);
    expect(goes('people-run-part', anId(71), { of: 'a later program' })).toBe(false);
  });
});

describe('what stands from then on', () => {
  it('is a plan of the others, without the reason of a change that was about them and what was said of them before it', () => {
    const after = withoutPeople(ofBoth, erased.people);
    expect(plannedExamSchema.safeParse(after).success).toBe(true);
    expect(after.candidates.map(({ name }) => name)).toEqual(['Blijft']);
    expect(after.assessments).toHaveLength(1);
    expect(JSON.stringify(after)).not.toMatch(/is ziek|Rolstoel/);
    expect(JSON.stringify(after)).toContain('Bril');
  });

  it('is an exam in no list where it was theirs alone', () => {
    const after = withoutPeople(planned, erased.people);
    expect(plannedExamSchema.safeParse(after).success).toBe(true);
    expect(after).toMatchObject({ isRemoved: true, candidates: [{ name: '', number: '' }] });
  });

  it('is an exam in no list, and whoever else was taken out of it before keeps what was begun with them', () => {
    const takenOut = { ...ofBoth, candidates: ofBoth.candidates.slice(0, 1) };
    const after = withoutPeople(takenOut, erased.people);
    expect(plannedExamSchema.safeParse(after).success).toBe(true);
    expect(after).toMatchObject({ isRemoved: true, candidates: [{ name: '', number: '' }] });
    expect(after.assessments).toEqual(ofBoth.assessments.slice(1));
    expect(JSON.stringify(after)).not.toContain('is ziek');
    expect(bindsOneOf(takenOut, erased.people)).toBe(true);
    expect(bindsOneOf(after, erased.people)).toBe(false);
    expect(bindsOneOf(withoutPeople(planned, erased.people), erased.people)).toBe(false);
  });

  it('an exam of which they were taken out before is named, because an older plan says who they are', () => {
    const takenOut = { ...ofBoth, candidates: ofBoth.candidates.slice(1) };
    expect(composeErasure(said, [erasedId], [takenOut]).examIds).toEqual([ofBoth.examId]);
  });
});
