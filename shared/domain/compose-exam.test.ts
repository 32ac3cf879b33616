/** Planning an exam: what is frozen, how it is numbered, and when it is refused (M5, M51, M52, R4). */
import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { newId } from '../kernel/ids';
import { plannedExamSchema } from '../records/exam';
import type { Participant } from '../records/participant';
import type { Staff } from '../records/staff';
import { standardScales } from '../records/standard-scales';
import { standardRules } from '../values/pass-rule';
import { composeExam, type ExamPlan } from './compose-exam';
import { composeContentText, contentDigestOf } from './content-digest';
import { joinExam } from './exam';

const examiner: Staff = {
  staffId: newId<'Staff'>(),
  name: 'M. de Wit',
  jobTitle: 'docent lastechniek',
  roles: ['examiner'],
  independent: true,
};
const participant: Participant = {
  participantId: newId<'Participant'>(),
  number: '100001',
  givenName: 'Sanne',
  namePrefix: "van 't",
  familyName: 'Hoff',
  birthDate: '2007-03-01',
  group: 'L1',
};
const qualification = aQualification({
  status: 'active',
  cohort: '2026-2027',
  coreTasks: [
    aCoreTask({ code: 'B1-K1', workProcesses: [aWorkProcess({ code: 'B1-K1-W1' })] }),
    aCoreTask({
      code: 'B1-K2',
      workProcesses: [
        aWorkProcess({ code: 'B1-K2-W1' }),
        aWorkProcess({ code: 'B1-K2-W2' }),
        aWorkProcess({
          code: 'B1-K2-W3',
          indicators: [anIndicator(), anIndicator(), anIndicator(), anIndicator({ critical: true })],
        }),
      ],
    }),
    aCoreTask({ code: 'B1-K3', workProcesses: [aWorkProcess({ code: 'B1-K3-W1', indicators: [] })] }),
  ],
});
const workProcesses = qualification.coreTasks.flatMap((coreTask) => coreTask.workProcesses);
const idsOf = (...codes: string[]) =>
  workProcesses.filter((w) => codes.includes(w.code)).map((w) => w.workProcessId);

const aPlan = (given: Partial<ExamPlan> = {}): ExamPlan => ({
  qualification,
  workProcessIds: idsOf('B1-K1-W1', 'B1-K2-W3'),
  scale: standardScales['met-not-met'],
  rule: standardRules['three-quarters'],
  participants: [participant],
  examiner,
  code: 'L-2026-01',
  title: 'Lassen',
  plannedAt: '2026-11-24T08:30:00.000Z',
  place: 'Werkplaats 1',
  ...given,
});
const planned = (given: Partial<ExamPlan> = {}) => {
  const result = composeExam(aPlan(given), newId);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const exam = (given: Partial<ExamPlan> = {}) => {
  const { planned: head, definition } = planned(given);
  return joinExam(head, definition);
};

describe('composeExam', () => {
  it('M5 freezes only the chosen work processes, numbered by their place in the qualification', () => {
    const { snapshot } = exam();
    expect(snapshot.coreTasks.map((c) => c.code)).toEqual(['B1-K1', 'B1-K2']);
    const numbers = snapshot.coreTasks.flatMap((c) =>
      c.workProcesses.flatMap((w) => w.indicators.map((i) => i.number)),
    );
    expect(numbers).toEqual(['1.1.1', '2.3.1', '2.3.2', '2.3.3', '2.3.4']);
    expect(snapshot.coreTasks[1]?.workProcesses[0]?.indicators[3]?.critical).toBe(true);
  });

  it('M5 keeps the order of the qualification whatever the order of choosing', () => {
    expect(exam({ workProcessIds: idsOf('B1-K1-W1', 'B1-K2-W3').reverse() }).snapshot).toEqual(
      exam().snapshot,
    );
  });

  it('M51 a later edit of the qualification does not change the exam', () => {
    const edited = structuredClone(qualification);
    const { definition } = planned({ qualification: edited });
    const before = composeContentText(definition);
    edited.name = 'Iets anders';
    for (const w of edited.coreTasks.flatMap((c) => c.workProcesses)) {
      w.name = 'Iets anders';
      w.indicators.push(anIndicator());
    }
    expect(composeContentText(definition)).toBe(before);
  });

  it('R4 freezes number, name, birth date and group of each candidate, with an assessment of their own', () => {
    const second = { ...participant, participantId: newId<'Participant'>(), number: '100002' };
    const { candidates } = exam({ participants: [participant, second] });
    expect(candidates[0]).toMatchObject({
      participantId: participant.participantId,
      number: '100001',
      name: "Sanne van 't Hoff",
      birthDate: '2007-03-01',
      group: 'L1',
    });
    expect(new Set(candidates.map((c) => c.assessmentId)).size).toBe(2);
  });

  it('R4 a candidate chosen twice comes once', () => {
    expect(exam({ participants: [participant, participant] }).candidates).toHaveLength(1);
  });

  it('M23 freezes the words that count: those of the qualification over those of the centre', () => {
    const fase = { singular: 'fase', plural: 'fasen' };
    const own = { 'work-process': { nl: fase } };
    const centreTerms = {
      'work-process': { nl: { singular: 'stap', plural: 'stappen' } },
      indicator: { nl: fase },
    };
    const termsOf = (given: object) => {
      const composed = composeExam(aPlan(given), newId);
      return composed.ok && composed.value.definition.snapshot.terms;
    };
    expect(termsOf({ qualification: { ...qualification, terms: own }, centreTerms })).toEqual({
      'work-process': { nl: fase },
      indicator: { nl: fase },
    });
    // Nobody has words of their own: none are written down, and the exam is the same content as ever.
    expect(termsOf({ centreTerms: { indicator: { nl: { singular: ' ', plural: '' } } } })).toBeUndefined();
  });

  it('keeps the zone of the place, and what is said of a candidate for this exam', () => {
    const facts = { learningPath: 'BBL', attempt: 2, adjustments: '30 minuten extra' };
    const composed = composeExam(
      aPlan({ timeZone: 'America/Kralendijk', candidateFacts: { [participant.participantId]: facts } }),
      newId,
    );
    expect(composed).toMatchObject({
      ok: true,
      value: {
        planned: {
          timeZone: 'America/Kralendijk',
          candidates: [{ name: "Sanne van 't Hoff", familyName: 'Hoff', ...facts }],
        },
      },
    });
  });

  it.each([
    [
      'M51 the qualification is inactive',
      { qualification: { ...qualification, status: 'inactive' } as const },
      'qualification-inactive',
    ],
    [
      'M51 the qualification is archived',
      { qualification: { ...qualification, status: 'archived' } as const },
      'qualification-inactive',
    ],
    ['M5 no work process is chosen', { workProcessIds: [] }, 'exam-without-work-process'],
    [
      'M5 the chosen work process is of another qualification',
      { workProcessIds: [newId<'WorkProcess'>()] },
      'exam-without-work-process',
    ],
    [
      'M44 a chosen work process has no indicator',
      { workProcessIds: idsOf('B1-K1-W1', 'B1-K3-W1') },
      'exam-without-indicator',
    ],
    ['R4 no candidate is chosen', { participants: [] }, 'exam-without-candidate'],
    ['the year is 1126', { plannedAt: '1126-11-27T08:00:00.000Z' }, 'exam-year-out-of-range'],
    ['the year is 0026', { plannedAt: '0026-11-27T08:00:00.000Z' }, 'exam-year-out-of-range'],
    [
      'it is 2101 where it is held',
      { plannedAt: '2100-12-31T23:30:00.000Z', timeZone: 'Europe/Amsterdam' },
      'exam-year-out-of-range',
    ],
  ])('is refused when %s', (_why, given, code) => {
    expect(composeExam(aPlan(given), newId)).toMatchObject({ ok: false, problem: { code } });
  });

  it('is an exam that parses, and the digest can be taken again after a journey as JSON', () => {
    const { planned: head, definition } = planned();
    expect(plannedExamSchema.parse(JSON.parse(JSON.stringify(head)))).toEqual(head);
    expect(contentDigestOf(JSON.parse(JSON.stringify(definition)))).toBe(head.definitionDigest);
  });

  it('the same plan has the same definition, whoever makes it', () => {
    expect(planned({ code: 'L-2026-02' }).planned.definitionDigest).toBe(planned().planned.definitionDigest);
  });
});

describe('contentDigestOf', () => {
  it('does not depend on the order in which keys were written, but on every value', () => {
    const { definition } = planned();
    const { rule } = definition;
    const turned = { ...definition, rule: Object.fromEntries(Object.entries(rule).reverse()) };
    expect(contentDigestOf(turned)).toBe(contentDigestOf(definition));
    const stricter = { ...definition, rule: { ...rule, workProcessMinimumPercent: 76 } };
    expect(contentDigestOf(stricter)).not.toBe(contentDigestOf(definition));
  });
});
