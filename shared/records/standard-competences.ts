/** The 25 standard competences (A to Y), always there and never changed (M15), named in every language of the program. */
import type { CompetenceId } from '../kernel/ids';
import { byLanguage } from '../texts/files-by-language';
import { languageCodes } from '../texts/languages';
import type { Localised } from '../values/identity';
import type { Competence } from './competence';

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
