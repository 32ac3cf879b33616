/** What a file may say of each node and of the qualification itself: the fields of our records but for ids and links. */
import { qualificationHeadSchema } from '../records/qualification';
import { coreTaskSchema, indicatorSchema, workProcessSchema } from '../records/qualification-version';
import { fieldsReader } from './read-fields';

/** State, versions and place here are no file's business. */
export const headFields = fieldsReader(
  qualificationHeadSchema.omit({
    qualificationId: true,
    status: true,
    versionDigest: true,
    about: true,
    history: true,
    madeFrom: true,
    isRemoved: true,
    origin: true,
  }).shape,
);
export const coreTaskFields = fieldsReader(
  coreTaskSchema.omit({ coreTaskId: true, workProcesses: true }).shape,
);
export const workProcessFields = fieldsReader(
  workProcessSchema.omit({ workProcessId: true, competenceIds: true, indicators: true }).shape,
);
export const indicatorFields = fieldsReader(
  indicatorSchema.omit({ indicatorId: true, competenceIds: true }).shape,
);
