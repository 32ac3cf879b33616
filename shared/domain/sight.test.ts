import { expect, it } from 'vitest';
import { anExam, recordsOf } from '../../test/builders/an-exam';
import { records } from '../records/all-records';
import type { RecordDefinition } from '../records/define-record';
import { roles } from '../values/role';
import { commonSubjectTypes, membersOfExam, participantOf, seenBy, seesEverything } from './sight';

const seenByOwnScope = ({ scope }: RecordDefinition) =>
  scope === 'centre' ? 'everybody' : scope === 'administration' ? 'all' : 'exam';

it('an examiner sees their exams, everybody else all of them, whatever else they are', () => {
  expect(roles.filter((role) => !seesEverything([role]))).toEqual(['examiner']);
  expect(seesEverything(['examiner', 'board'])).toBe(true);
  expect(seesEverything([])).toBe(false);
  expect(seesEverything(['inspector-of-later'])).toBe(false);
});

it('what this program does not know goes to nobody who need not have it', () => {
  expect(seenBy({ subjectType: 'later' })).toBe('all');
  for (const record of records)
    expect([record.type, seenBy(record)]).toEqual([record.type, seenByOwnScope(record)]);
});

it('nothing that says something of a candidate is everybody’s', () => {
  expect(commonSubjectTypes).toEqual([
    'organisation',
    'staff',
    'competence',
    'qualification',
    'accountability-document',
    'device',
    'device-access',
    'person-certificate',
    'file-warning',
    'erasure',
    'qualification-version',
    'session',
  ]);
});

it('to an exam belong its definition, participants and assessments, and whom it is planned for', () => {
  const exam = anExam();
  const { planned } = recordsOf(exam);
  const [candidate] = exam.candidates;
  expect(membersOfExam({ ...planned, ofLater: true })).toEqual({
    examinerIds: [candidate?.examinerId],
    planned: [
      { subjectType: 'exam-definition', subjectId: exam.definitionDigest },
      { subjectType: 'participant', subjectId: candidate?.participantId },
    ],
    assessments: [{ subjectType: 'assessment', subjectId: candidate?.assessmentId }],
  });
  expect(membersOfExam({ title: 'no exam' })).toBeNull();
  expect(participantOf({ participantId: 'nobody' })).toBeNull();
});
