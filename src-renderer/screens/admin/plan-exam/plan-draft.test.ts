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
  composePlanDraft,
  draftToRequest,
  listMissing,
  offerAll,
  type PlanDraft,
  plannedMoment,
  proposeCode,
  ruleName,
  withChosen,
} from './plan-draft';

const empty = composePlanDraft(new Date(2026, 11, 31, 15, 0));
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
    expect(new Date(plannedMoment(empty)!).getHours()).toBe(9);
  });

  it('M44 choosing a qualification chooses every work process that has something to mark', () => {
    expect([...complete.workProcessIds]).toEqual([full.workProcessId]);
    const fewer = { ...complete, workProcessIds: new Set<typeof full.workProcessId>() };
    expect(offerAll(fewer, qualification)).toBe(fewer);
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
    expect(draftToRequest(complete, qualification, new Set())).toMatchObject({
      workProcessIds: [full.workProcessId],
      place: 'Werkplaats',
      title: 'Lasser',
      code: '90201-20270101-01',
      rule: standardRules['three-quarters'],
      scale: { scaleId: 'met-not-met', mayBeNotApplicable: false },
    });
    const own = { ...complete, title: 'Proeve', code: 'P1', mayBeNotApplicable: true };
    expect(draftToRequest(own, qualification, new Set())).toMatchObject({
      title: 'Proeve',
      code: 'P1',
      scale: { mayBeNotApplicable: true },
    });
    expect(draftToRequest({ ...complete, examinerId: null }, qualification, new Set())).toBeNull();
  });

  it('does not propose a code that is taken', () => {
    const taken = new Set(['90201-20270101-01', '90201-20270101-02']);
    expect(proposeCode(qualification, '2027-01-01', taken)).toBe('90201-20270101-03');
    expect(proposeCode(aQualification({ code: '' }), '2027-01-01', taken)).toBe('20270101-01');
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
