/** A plan kept as a template, and a plan filled in from one, or from another exam. */
import { expect, it } from 'vitest';
import { aQualification } from '../../../../test/builders/a-qualification';
import { anExam, anId } from '../../../../test/builders/an-exam';
import { likeExam } from './draft-of-exam';
import { likeTemplate, templateOf } from './draft-of-template';
import { chooseQualification, composePlanDraft, offerAll, type PlanDraft } from './plan-draft';

const qualification = aQualification();
const draft: PlanDraft = {
  ...offerAll(
    {
      ...composePlanDraft(new Date('2026-11-25T07:00:00.000Z'), 'Europe/Amsterdam'),
      ...chooseQualification(qualification.qualificationId),
    },
    qualification,
  ),
  ...{
    participantIds: [anId(6001)],
    examinerId: anId(8001),
    code: 'LAS-1',
    title: ' Proeve ',
    place: ' Hal 3 ',
  },
  ...{ durationMinutes: 45, mayBeNotApplicable: true, phrases: ['Rustig gewerkt'] },
};

it('F3 a template keeps what is examined and how, and nothing of when, by whom and for whom', () => {
  const fields = templateOf(draft, 'Zoals altijd');
  expect(fields).toMatchObject({
    name: 'Zoals altijd',
    title: 'Proeve',
    place: 'Hal 3',
    durationMinutes: 45,
  });
  expect(Object.keys(fields ?? {}).sort()).toEqual([
    ...['durationMinutes', 'name', 'phrases', 'place', 'qualificationId', 'rule', 'scale', 'title'],
    'workProcessIds',
  ]);
  expect(templateOf({ ...draft, qualificationId: null }, 'x')).toBeNull();
});

it('F3 a plan from a template is as the one it was kept from, and says which it is', () => {
  const template = { ...templateOf(draft, 'Zoals altijd')!, templateId: anId<'ExamTemplate'>(1) };
  const filledIn = likeTemplate(template);
  expect(filledIn).toMatchObject({
    ...{ qualificationId: draft.qualificationId, workProcessIds: draft.workProcessIds, rule: draft.rule },
    ...{ scaleId: draft.scaleId, mayBeNotApplicable: true, phrases: ['Rustig gewerkt'] },
    ...{
      title: 'Proeve',
      place: 'Hal 3',
      durationMinutes: 45,
      templateId: template.templateId,
      copyOf: null,
    },
  });
  // One of a scale that is not offered any more leaves the one the form proposes.
  const scale = { ...template.scale, scaleId: 'gone' };
  expect(likeTemplate({ ...template, scale })).not.toHaveProperty('scaleId');
});

it('F3 a copy takes over what is examined, by whom and where, and no candidate, moment or code', () => {
  const exam = anExam({ durationMinutes: 90, phrases: ['Netjes'] });
  const filledIn = likeExam(exam);
  expect(filledIn).toMatchObject({
    ...{ examinerId: exam.examinerId, place: exam.place, title: exam.title, durationMinutes: 90 },
    ...{ phrases: ['Netjes'], copyOf: exam.examId, qualificationId: exam.snapshot.qualificationId },
  });
  expect([...(filledIn.workProcessIds ?? [])]).toHaveLength(2);
  for (const field of ['participantIds', 'candidateFacts', 'day', 'time', 'code'])
    expect(filledIn).not.toHaveProperty(field);
});
