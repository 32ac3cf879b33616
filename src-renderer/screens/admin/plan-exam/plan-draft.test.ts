/** The plan while it is filled in: what is proposed, what is missing, and what the action is asked. */
import { describe, expect, it } from 'vitest';
import { newId } from '../../../../shared/kernel/ids';
import { standardRules } from '../../../../shared/values/pass-rule';
import {
  aCoreTask,
  anIndicator,
  aQualification,
  aWorkProcess,
} from '../../../../test/builders/a-qualification';
import {
  chooseQualification,
  comesTwice,
  composePlanDraft,
  draftToRequest,
  listMissing,
  momentTrouble,
  offerAll,
  type PlanDraft,
  plannedMoment,
  ruleName,
  sayMissing,
  withChosen,
} from './plan-draft';

const zone = 'Europe/Amsterdam';
const empty = composePlanDraft(new Date('2026-12-31T14:00:00.000Z'), zone);
const full = aWorkProcess({ indicators: [anIndicator()] });
const hollow = aWorkProcess({ indicators: [] });
const qualification = aQualification({
  name: 'Lasser',
  code: '90201',
  coreTasks: [aCoreTask({ workProcesses: [full, hollow] })],
});
const complete: PlanDraft = {
  ...offerAll({ ...empty, ...chooseQualification(qualification.qualificationId) }, qualification),
  participantIds: [newId<'Participant'>()],
  examinerId: newId<'Staff'>(),
  place: ' Werkplaats ',
};

describe('plan draft', () => {
  it('proposes tomorrow morning, also across a year', () => {
    expect(empty).toMatchObject({ day: '2027-01-01', time: '09:00' });
    expect(plannedMoment(empty)).toBe('2027-01-01T08:00:00.000Z');
  });

  it('proposes the day after that of the place, whatever day it is on the device', () => {
    const late = new Date('2026-11-26T23:30:00.000Z');
    expect(composePlanDraft(late, zone).day).toBe('2026-11-28');
    expect(composePlanDraft(late, 'America/Kralendijk').day).toBe('2026-11-27');
  });

  it('means the clock of the place', () => {
    const there = { ...complete, day: '2026-11-26', time: '09:00', timeZone: 'America/Kralendijk' };
    expect(plannedMoment(there)).toBe('2026-11-26T13:00:00.000Z');
    expect(draftToRequest(there, qualification, { taken: new Set() })).toMatchObject({
      plannedAt: '2026-11-26T13:00:00.000Z',
      timeZone: 'America/Kralendijk',
    });
  });

  it.each([
    ['1126-11-27', '09:00', 'moment-year'],
    ['0026-11-27', '09:00', 'moment-year'],
    ['1999-12-31', '09:00', 'moment-year'],
    ['2101-01-01', '09:00', 'moment-year'],
    ['2026-03-29', '02:30', 'moment-left-out'],
    ['', '09:00', 'moment'],
    ['2000-01-01', '00:00', null],
    ['2100-12-31', '23:59', null],
  ])('%s %s: what is wrong with it is %s', (day, time, trouble) => {
    const draft = { ...complete, day, time };
    expect(momentTrouble(draft)).toBe(trouble);
    expect(listMissing(draft)).toEqual(trouble ? ['moment'] : []);
    expect(draftToRequest(draft, qualification, { taken: new Set() }) === null).toBe(trouble !== null);
  });

  it('a time that comes twice is the first of both', () => {
    const night = { ...complete, day: '2026-10-25', time: '02:30' };
    expect(comesTwice(night)).toBe(true);
    expect(plannedMoment(night)).toBe('2026-10-25T00:30:00.000Z');
    expect(comesTwice(complete)).toBe(false);
  });

  it('asks for what was said of the candidates that are chosen, trimmed, and for nothing that was left blank', () => {
    const [chosen = newId<'Participant'>()] = complete.participantIds;
    const facts = { learningPath: 'BBL', attempt: 2, adjustments: ' 30 minuten extra ' };
    const draft = {
      ...complete,
      candidateFacts: { [chosen]: facts, [newId<'Participant'>()]: { attempt: 3 } },
    };
    expect(draftToRequest(draft, qualification, { taken: new Set() })?.candidateFacts).toEqual({
      [chosen]: { learningPath: 'BBL', attempt: 2, adjustments: '30 minuten extra' },
    });
    const blank = { ...complete, candidateFacts: { [chosen]: { learningPath: '', adjustments: ' ' } } };
    expect(draftToRequest(blank, qualification, { taken: new Set() })?.candidateFacts).toEqual({
      [chosen]: {},
    });
    const long = { ...complete, candidateFacts: { [chosen]: { adjustments: 'x'.repeat(501) } } };
    expect(listMissing(long)).toEqual(['candidate-facts']);
  });

  it('M44 choosing a qualification chooses every work process that has something to mark', () => {
    expect([...complete.workProcessIds]).toEqual([full.workProcessId]);
    const fewer = { ...complete, workProcessIds: new Set<typeof full.workProcessId>() };
    expect(offerAll(fewer, qualification)).toBe(fewer);
  });

  it('takes no text that is longer than the record takes, and says of which', () => {
    const codes = new Set<string>();
    for (const [field, limit, part, said] of [
      ['place', 300, 'place', 'place-long'],
      ['title', 300, 'exam-title', 'exam-title'],
      ['code', 60, 'exam-code', 'exam-code'],
    ] as const) {
      const long = { ...complete, [field]: 'x'.repeat(limit + 1) };
      expect([listMissing(long), sayMissing(long, part)]).toEqual([[part], said]);
      expect(draftToRequest(long, qualification, { taken: codes })).toBeNull();
      expect(listMissing({ ...complete, [field]: ` ${'x'.repeat(limit)} ` })).toEqual([]);
    }
  });

  it('names what is missing in the order of the screen', () => {
    expect(listMissing({ ...empty, day: '' })).toEqual([
      'qualification',
      'candidates',
      'examiner',
      'moment',
      'place',
    ]);
    expect(listMissing({ ...complete, workProcessIds: new Set() })).toEqual(['work-processes']);
    expect(listMissing({ ...complete, place: '  ' })).toEqual(['place']);
    expect(listMissing(complete)).toEqual([]);
  });

  it('asks the action for exactly what was filled in, with proposals where it was left blank', () => {
    expect(draftToRequest(complete, qualification, { taken: new Set() })).toMatchObject({
      workProcessIds: [full.workProcessId],
      place: 'Werkplaats',
      title: 'Lasser',
      code: '90201-20270101-01',
      rule: standardRules['three-quarters'],
      scale: { scaleId: 'met-not-met', mayBeNotApplicable: false },
    });
    const own = { ...complete, title: 'Proeve', code: 'P1', mayBeNotApplicable: true };
    expect(draftToRequest(own, qualification, { taken: new Set() })).toMatchObject({
      title: 'Proeve',
      code: 'P1',
      scale: { mayBeNotApplicable: true },
    });
    expect(draftToRequest({ ...complete, examinerId: null }, qualification, { taken: new Set() })).toBeNull();
  });

  it('does not propose a code that is taken', () => {
    const taken = new Set(['90201-20270101-01', '90201-20270101-02']);
    const proposed = (pattern?: string) =>
      draftToRequest({ ...complete, code: '', day: '2027-01-01' }, qualification, { taken, pattern })?.code;
    expect(proposed()).toBe('90201-20270101-03');
    expect(proposed('{year}/{nr}')).toBe('2027/01');
  });

  it('keeps the order of choosing and chooses nobody twice', () => {
    expect(withChosen(['b', 'a'], ['a', 'c'], true)).toEqual(['b', 'a', 'c']);
    expect(withChosen(['b', 'a', 'c'], ['a', 'x'], false)).toEqual(['b', 'c']);
  });

  it('recognises the offered rules', () => {
    expect(ruleName({ ...standardRules.all })).toBe('all');
    expect(ruleName({ ...standardRules['three-quarters'] })).toBe('three-quarters');
    expect(ruleName({ ...standardRules.all, notObserved: 'left-out' })).toBe('custom');
  });
});
