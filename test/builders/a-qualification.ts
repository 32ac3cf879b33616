/** Small qualifications for tests: every field filled with something plain, any of them replaced by the test. */

import type { Qualification } from '../../shared/domain/qualification';
import { splitQualification } from '../../shared/domain/qualification';
import { newId } from '../../shared/kernel/ids';
import type { QualificationHead } from '../../shared/records/qualification';
import type { CoreTask, Indicator, WorkProcess } from '../../shared/records/qualification-version';

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
  isStandard: false,
  source: null,
  coreTasks: [aCoreTask()],
  ...given,
});

/** Only the head of such a qualification, as lists have it. */
export const aHead = (given: Partial<Qualification> = {}): QualificationHead =>
  splitQualification(aQualification(given), null).head;
