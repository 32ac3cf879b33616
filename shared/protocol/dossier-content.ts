/**
 * A dossier as it goes from hub to device: what the reader made of it at the hub, in the reader's own shape, so that the
 * device goes on as if it had read the file itself.
 */
import { z } from 'zod';
import { fileWarningCodes, type QualificationFileReadout } from '../domain/qualification-file';

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const text = z.string();
const line = z.int().min(0);

const perProfile = z.object({ text, additions: list(z.object({ profileKey: text, text })) });
const listPerProfile = z.object({
  items: list(text),
  additions: list(z.object({ profileKey: text, items: list(text) })),
});
const behaviour = z.object({ intro: text, lines: list(text) });
const named = { key: text, code: text, name: text, line };

const workProcess = z.object({
  ...named,
  description: perProfile,
  desiredResult: perProfile,
  behaviour,
  behaviourAdditions: list(z.object({ profileKey: text, behaviour })),
  competenceCodes: listPerProfile,
});
const coreTask = z.object({
  ...named,
  description: perProfile,
  responsibility: perProfile,
  knowledgeAndSkills: listPerProfile,
  workProcesses: list(workProcess),
});
const fileCode = z.object({
  code: text,
  validFrom: text.nullable(),
  intakeEnd: text.nullable(),
  trainingEnd: text.nullable(),
  unread: list(z.object({ field: z.enum(['validFrom', 'intakeEnd', 'trainingEnd']), text })).exactOptional(),
});
const file = z.object({
  key: text,
  title: text,
  establishedOn: text.exactOptional(),
  edition: text.exactOptional(),
  codes: list(fileCode),
  baseCoreTasks: list(coreTask),
  profiles: list(
    z.object({
      key: text,
      name: text,
      level: text.nullable(),
      codes: list(fileCode),
      coreTasks: list(coreTask),
      line,
    }),
  ),
  line,
});
const warning = z.object({
  /** A hub is renewed before its devices: what this version has no word for is still something that was not taken over. */
  code: z.enum(fileWarningCodes).catch('element-skipped'),
  line,
  fileKey: text.nullable(),
  profileKey: text.nullable(),
  at: text,
  about: text,
  guess: z.object({ source: text, reading: list(text) }).exactOptional(),
});

export const dossierContentSchema: z.ZodType<QualificationFileReadout> = z.object({
  files: list(file),
  warnings: list(warning),
});
