/** What a centre is asked for: no more than the exams it holds need, and not again once it is written. */
import { describe, expect, it } from 'vitest';
import { anOrganisation } from '../../test/builders/a-sheet';
import { anExam, anId, recordsOf } from '../../test/builders/an-exam';
import type { PlannedExam } from '../records/exam';
import { languagesToCome, listCentreLacks, objectionLack } from './centre-lacks';

const now = new Date('2026-11-26T08:00:00.000Z');
const planned = (language: string, changes: Partial<PlannedExam> = {}): PlannedExam => ({
  ...recordsOf(anExam({ examId: anId(5000) })).planned,
  language,
  plannedAt: '2026-11-27T08:00:00.000Z',
  ...changes,
});

describe('the languages of the exams to come', () => {
  it('are those of exams that are held, each once, with one of yesterday evening', () => {
    const yesterday = { plannedAt: '2026-11-25T19:00:00.000Z' };
    expect(languagesToCome([planned('de', yesterday), planned('nl'), planned('nl-NL')], now)).toEqual([
      'nl',
      'de',
    ]);
  });

  it('are not those of exams that are over, cancelled or taken back', () => {
    const gone = [
      planned('de', { plannedAt: '2026-11-20T08:00:00.000Z' }),
      planned('de', { status: 'cancelled' }),
      planned('de', { isRemoved: true }),
    ];
    expect(languagesToCome([...gone, planned('en')], now)).toEqual(['en']);
  });

  it('are Dutch where nothing is planned, and for a language that no sheet is in', () => {
    expect(languagesToCome([], now)).toEqual(['nl']);
    expect(languagesToCome([planned('fy')], now)).toEqual(['nl']);
  });
});

describe('what a centre has not entered', () => {
  it('is, as `hub centre` makes it, the text about objecting; and its place when that was left out', () => {
    const fresh = anOrganisation({ objectionText: { nl: '', en: '' }, place: ' ' });
    expect(listCentreLacks(fresh, ['nl'])).toEqual([
      { what: 'objection-text', languages: ['nl'] },
      { what: 'place' },
    ]);
  });

  it('is nothing once it is written in the languages of its exams', () => {
    expect(listCentreLacks(anOrganisation(), ['nl', 'en'])).toEqual([]);
    expect(listCentreLacks(anOrganisation({ objectionText: { 'nl-BE': 'Beroep.' } }), ['nl'])).toEqual([]);
  });

  it('names only the languages that are not written, also where a sheet borrows the text of another', () => {
    expect(listCentreLacks(anOrganisation(), ['nl', 'de'])).toEqual([
      { what: 'objection-text', languages: ['de'] },
    ]);
  });
});

it('tells a sheet with no text of the centre from one with a text in another language', () => {
  expect(objectionLack(anOrganisation({ objectionText: { nl: ' ' } }), 'nl')).toBe('blank');
  expect(objectionLack(anOrganisation(), 'de')).toBe('elsewhere');
  expect(objectionLack(anOrganisation(), 'en')).toBeNull();
});
