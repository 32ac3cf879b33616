/** Builders for sheets: the input of `composeSheet` from a story, and the fonts of the product. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decideResult } from '../../shared/domain/result';
import type { Organisation } from '../../shared/records/organisation';
import { composeSheet } from '../../shared/report/compose-sheet';
import type { LoadFont } from '../../shared/report/font-list';
import type { Sheet } from '../../shared/report/sheet';
import type { SheetInput } from '../../shared/report/sheet-input';
import { sheetTexts } from '../../shared/report/sheet-texts';
import type { AssessmentStory } from './an-assessment';
import { anId } from './an-exam';

/** The fonts of the product, from its own folder. */
export const loadFont: LoadFont = async (file) =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../assets/fonts', file)));

export const anOrganisation = (changes: Partial<Organisation> = {}): Organisation => ({
  organisationId: anId(10),
  name: 'Vakcollege De Werf',
  place: 'Zwolle',
  objectionText: {
    nl: 'Bezwaar maken kan binnen twee weken bij de examencommissie.',
    en: 'You can object within two weeks at the exam board.',
  },
  isSample: false,
  ...changes,
});

export function aSheetInput(story: AssessmentStory, changes: Partial<SheetInput> = {}): SheetInput {
  const { exam, assessment } = story;
  const [candidate] = exam.candidates;
  if (!candidate) throw new Error('the exam of the story has no candidate');
  return {
    exam,
    candidate,
    assessment,
    result: decideResult(exam, assessment),
    organisation: anOrganisation(),
    handIn: { state: 'waiting' },
    nameOf: () => null,
    language: 'nl',
    texts: sheetTexts(changes.language ?? 'nl'),
    issuedAt: '2026-11-24T10:30:00.000Z',
    issuedBy: 'Joke Wierda',
    timeZone: 'Europe/Amsterdam',
    ...changes,
  };
}

export const aSheet = (story: AssessmentStory, changes: Partial<SheetInput> = {}): Sheet =>
  composeSheet(aSheetInput(story, changes));
