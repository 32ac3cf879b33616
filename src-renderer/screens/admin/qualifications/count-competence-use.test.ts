import { describe, expect, it } from 'vitest';
import { newId } from '../../../../shared/kernel/ids';
import { aCoreTask, aHead, aWorkProcess } from '../../../../test/builders/a-qualification';
import { countCompetenceUse } from './count-competence-use';

describe('countCompetenceUse', () => {
  it('counts work processes and, once each, qualifications', () => {
    const [one, two] = [newId<'Competence'>(), newId<'Competence'>()];
    const work = (...competenceIds: (typeof one)[]) => aWorkProcess({ competenceIds });
    const uses = countCompetenceUse([
      aHead({
        coreTasks: [
          aCoreTask({ workProcesses: [work(one), work(one, two)] }),
          aCoreTask({ workProcesses: [work(one)] }),
        ],
      }),
      aHead({ coreTasks: [aCoreTask({ workProcesses: [work(one)] })] }),
    ]);
    expect(uses).toEqual(
      new Map([
        [one, { workProcesses: 4, qualifications: 2 }],
        [two, { workProcesses: 1, qualifications: 1 }],
      ]),
    );
  });
});
