/** An exam may be in a language the program does not speak: everything of it is kept, and read with words around it. */
import { expect, it } from 'vitest';
import { anOrganisation, aSheet } from '../../test/builders/a-sheet';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam } from '../../test/builders/an-exam';
import { chooseLanguage } from '../texts/languages';
import { sheetTexts } from './sheet-texts';

const frisian = anExam({ language: 'fy', title: 'Lassen, proef 1 (Frysk)' });
const passed = anAssessment(frisian).identified().markedAll('met').signed();
const sheetOn = (screen: string) => {
  const language = chooseLanguage(frisian.language, screen);
  return aSheet(passed, { language, texts: sheetTexts(language) });
};

it('its sheet is in the language of the screen, its own texts stay as they are', () => {
  expect(sheetOn('de').outcome.result.word).toBe('Erreicht');
  expect(sheetOn('en').outcome.result.word).toBe('Achieved');
  expect(sheetOn('de').running.exam).toContain('Lassen, proef 1 (Frysk)');
});

it('on a screen in another language still it is in Dutch', () => {
  expect(sheetOn('fy').language).toBe('nl');
});

it('what the centre has not written in the language of the sheet is read in Dutch, or as it is there', () => {
  const objectionOf = (objectionText: Record<string, string>) =>
    aSheet(passed, { language: 'de', organisation: anOrganisation({ objectionText }) }).candidatePage.next[1]
      ?.lines;
  expect(objectionOf({ en: 'Object within two weeks.', nl: 'Bezwaar binnen twee weken.' })).toEqual([
    'Bezwaar binnen twee weken.',
  ]);
  expect(objectionOf({ fy: 'Beswier binnen twa wiken.' })).toEqual(['Beswier binnen twa wiken.']);
  expect(objectionOf({})?.[0]).toContain('Fragen Sie die Schule');
});
