/** What a document is called where it stands beside others of its kind, e.g. in a conflict; blank when it has no name. */
import type { DocumentOf, DocumentType } from '../records/all-records';
import { fullName } from '../records/participant';
import { defaultLanguage } from '../texts/languages';
import { textIn } from '../values/text-in';

type Namers = { readonly [T in DocumentType]?: (document: DocumentOf<T>) => readonly (string | null)[] };

const namers: Namers = {
  organisation: ({ name }) => [name],
  staff: ({ name }) => [name],
  participant: (participant) => [participant.number, fullName(participant)],
  group: ({ name, schoolYear }) => [name, schoolYear],
  competence: ({ code, name }) => [code, textIn(name, defaultLanguage)],
  qualification: ({ code, name, cohort }) => [code, name, cohort],
  'accountability-document': ({ title }) => [title],
  'portfolio-entry': ({ title }) => [title],
  'portfolio-evidence': ({ title, file }) => [title.trim() || file.name],
  exam: ({ code, title }) => [code, title],
  'exam-template': ({ name }) => [name],
};

/** @param document of that type */
export function nameOfDocument<T extends DocumentType>(type: T, document: DocumentOf<T>): string {
  const parts = namers[type]?.(document) ?? [];
  return parts.filter((part) => part?.trim()).join(' · ');
}
