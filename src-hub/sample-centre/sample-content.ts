/**
 * Shape of the sample centre's content files (`assets/sample-centre/`): the documents as a person writes them, without
 * ids. Competences are named by their letter; an indicator is a text, or `{ critical: text }` when it knocks out.
 * Parsed when the hub seeds, so that a slip in a content file stops the seeding instead of reaching a device.
 */
import { z } from 'zod';
import { organisationSchema } from '../../shared/records/organisation';
import { participantSchema } from '../../shared/records/participant';
import { qualificationHeadSchema } from '../../shared/records/qualification';
import { coreTaskSchema, workProcessSchema } from '../../shared/records/qualification-version';
import { staffSchema } from '../../shared/records/staff';
import { languageSchema } from '../../shared/values/identity';

const indicatorContentSchema = z.union([z.string().min(1), z.object({ critical: z.string().min(1) })]);

const workProcessContentSchema = workProcessSchema
  .omit({ workProcessId: true, competenceIds: true, indicators: true, sourceKey: true })
  .extend({ competences: z.array(z.string()), indicators: z.array(indicatorContentSchema).min(1) });

const coreTaskContentSchema = coreTaskSchema
  .omit({ coreTaskId: true, workProcesses: true, sourceKey: true })
  .extend({ workProcesses: z.array(workProcessContentSchema) });

export const qualificationContentSchema = qualificationHeadSchema
  .omit({ qualificationId: true, source: true, isStandard: true, versionDigest: true, about: true })
  .extend({ language: languageSchema, coreTasks: z.array(coreTaskContentSchema) });

export const peopleContentSchema = z.object({
  organisation: organisationSchema.omit({ organisationId: true, isSample: true }),
  staff: z.array(staffSchema.omit({ staffId: true }).extend({ key: z.string() })),
  participants: z.array(participantSchema.omit({ participantId: true })),
});

export type WorkProcessContent = z.infer<typeof workProcessContentSchema>;
export type QualificationContent = z.infer<typeof qualificationContentSchema>;
