/** Competences: the 25 standard ones (A to Y), always there and never changed (M15), and the centre's own (M16). */

import { z } from 'zod';
import type { CompetenceId } from '../kernel/ids';
import { byLanguage } from '../texts/files-by-language';
import { languageCodes } from '../texts/languages';
import { idSchema, type Localised, localised, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

export const competenceSchema = openObject({
  competenceId: idSchema<'Competence'>(),
  code: textSchema(20),
  name: localised(300),
  origin: z.enum(['standard', 'custom']),
});
export type Competence = z.infer<typeof competenceSchema>;

/** Names of the standard ones by letter, as each language of the program has them. */
const namesByLanguage = byLanguage(
  import.meta.glob<Readonly<Record<string, string>>>('../../assets/locales/*/competence.json', {
    eager: true,
    import: 'default',
  }),
);
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXY'];

function nameOf(letter: string): Localised {
  const names = languageCodes.map((code) => [code, namesByLanguage[code]?.[letter] ?? ''] as const);
  return Object.fromEntries(names);
}

/** The 25 standard competences. Their ids are fixed for ever, so that every centre and every file means the same. */
export const standardCompetences: readonly Competence[] = letters.map((code, index) => ({
  competenceId: `00000000-0000-7000-8000-${(index + 1).toString(16).padStart(12, '0')}` as CompetenceId,
  code,
  name: nameOf(code),
  origin: 'standard',
}));

export const competenceRecord = defineDocument('competence', {
  merge: 'by-field',
  scope: 'centre',
  version: 1,
  schema: competenceSchema,
});
