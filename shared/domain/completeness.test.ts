import { describe, expect, it } from 'vitest';
import { aCoreTask, aHead, anIndicator, aWorkProcess } from '../../test/builders/a-qualification';
import type { CompetenceId } from '../kernel/ids';
import { doneSteps, missingSteps } from './completeness';

const competenceIds = ['k' as CompetenceId];
const whole = aWorkProcess({ competenceIds });

describe('missingSteps', () => {
  it('names what is missing, in the order in which it is made', () => {
    const all = ['core-tasks', 'work-processes', 'indicators', 'competences'];
    expect(missingSteps(aHead({ coreTasks: [] }))).toEqual(all);
    expect(missingSteps(aHead({ coreTasks: [aCoreTask({ workProcesses: [] })] }))).toEqual(all.slice(1));
    expect(missingSteps(aHead({ coreTasks: [aCoreTask({ workProcesses: [whole] })] }))).toEqual([]);
  });

  it('M50 a core task without a work process beside a whole one is not done', () => {
    const coreTasks = [aCoreTask({ workProcesses: [whole] }), aCoreTask({ workProcesses: [] })];
    expect(missingSteps(aHead({ coreTasks }))).toEqual(['work-processes']);
  });

  it('one work process without an indicator, or without a competence, is not done', () => {
    const bare = aWorkProcess({ competenceIds, indicators: [] });
    const without = aWorkProcess({ indicators: [anIndicator()] });
    const of = (...workProcesses: (typeof whole)[]) => aHead({ coreTasks: [aCoreTask({ workProcesses })] });
    expect(missingSteps(of(whole, bare))).toEqual(['indicators']);
    expect(missingSteps(of(whole, without))).toEqual(['competences']);
    expect(doneSteps(of(whole, without))).toBe(3);
  });

  it('a head that an earlier program wrote counts as done where it has any', () => {
    const { about, ...head } = aHead({ coreTasks: [aCoreTask({ workProcesses: [whole] })] });
    const { workProcessesWithoutCompetence: _c, workProcessesWithoutIndicator: _i, ...earlier } = about;
    expect(missingSteps({ ...head, about: earlier })).toEqual([]);
  });
});
