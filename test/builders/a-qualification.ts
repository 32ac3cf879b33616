/** Small qualifications for tests: every field filled with something plain, any of them replaced by the test. */

import { newId } from '../../shared/kernel/ids';
import type { CoreTask, Indicator, Qualification, WorkProcess } from '../../shared/records/qualification';

export const anIndicator = (given: Partial<Indicator> = {}): Indicator => ({
  indicatorId: newId<'Indicator'>(),
  text: 'Wears the right protection',
  critical: false,
  sourceKey: null,
  ...given,
});

export const aWorkProcess = (given: Partial<WorkProcess> = {}): WorkProcess => ({
  workProcessId: newId<'WorkProcess'>(),
  code: 'B1-K1-W1',
  name: 'Prepares the work',
  description: '',
  desiredResult: '',
  knowledgeAndSkills: [],
  competenceIds: [],
  indicatorIntro: '',
  indicators: [anIndicator()],
  sourceKey: null,
  ...given,
});

export const aCoreTask = (given: Partial<CoreTask> = {}): CoreTask => ({
  coreTaskId: newId<'CoreTask'>(),
  code: 'B1-K1',
  name: 'Welds',
  part: null,
  description: '',
  responsibility: '',
  knowledgeAndSkills: [],
  workProcesses: [aWorkProcess()],
  sourceKey: null,
  ...given,
});

/** Inactive, as a new qualification is (M29). */
export const aQualification = (given: Partial<Qualification> = {}): Qualification => ({
  qualificationId: newId<'Qualification'>(),
  language: 'nl',
  name: 'Lasser',
  code: '25000',
  cohort: null,
  level: null,
  status: 'inactive',
  source: null,
  coreTasks: [aCoreTask()],
  ...given,
});
