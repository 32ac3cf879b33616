import { describe, expect, it } from 'vitest';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../../test/builders/a-qualification';
import { newId } from '../kernel/ids';
import { decideMarkCritical } from './mark-critical';

describe('decideMarkCritical', () => {
  const [one, two] = [anIndicator(), anIndicator()];
  const qualification = aQualification({
    coreTasks: [aCoreTask(), aCoreTask({ workProcesses: [aWorkProcess({ indicators: [one, two] })] })],
  });

  it('R3 changes the flag of one indicator and nothing else', () => {
    const marked = decideMarkCritical(qualification, two.indicatorId, true);
    if (!marked.ok) throw new Error(marked.problem.code);
    expect(marked.value.coreTasks[1]?.workProcesses[0]?.indicators).toEqual([
      one,
      { ...two, critical: true },
    ]);
    expect(marked.value.coreTasks[0]).toEqual(qualification.coreTasks[0]);
    expect(decideMarkCritical(marked.value, two.indicatorId, false)).toEqual({
      ok: true,
      value: qualification,
    });
  });

  it('gives the same qualification back when the flag was so already', () => {
    const same = decideMarkCritical(qualification, one.indicatorId, false);
    expect(same.ok && same.value).toBe(qualification);
  });

  it('refuses an indicator that is not there', () => {
    const refused = decideMarkCritical(qualification, newId<'Indicator'>(), true);
    expect(refused.ok ? null : refused.problem.code).toBe('indicator-unknown');
  });
});
