/** Lists on paper: who stands on them and in what order, and that what is printed can be read back. */
import { describe, expect, it } from 'vitest';
import { anOrganisation, loadFont } from '../../test/builders/a-sheet';
import { aCandidate, anExam, anId } from '../../test/builders/an-exam';
import { readPdf, squeezed } from '../../test/builders/read-pdf';
import { textsOf } from '../../test/builders/texts-of';
import type { ExamHead } from '../domain/exam';
import { paperLists } from '../values/paper-lists';
import { composeList, type ListInput } from './compose-lists';
import { drawList } from './draw-list';

const long = 'Willemina Johanna van der Heijden-Oldenburger tot Westervoort Şahin-Ångström';
const joke = anId<'Staff'>(8000);
const bram = anId<'Staff'>(8001);
const candidate = (number: number, changes: Parameters<typeof aCandidate>[0]) =>
  aCandidate({
    assessmentId: anId(7000 + number),
    participantId: anId(6000 + number),
    examinerId: joke,
    ...changes,
  });
const welding = anExam({
  code: 'LAS-1',
  title: 'Hoeklas',
  place: 'Hal 3',
  examinerId: joke,
  examinerName: 'Joke Postma',
  plannedAt: '2026-11-26T08:00:00.000Z',
  durationMinutes: 90,
  candidates: [
    candidate(1, {
      name: 'Zoë van Zanten',
      familyName: 'Zanten',
      group: 'MT2',
      startsAt: '2026-11-26T10:00:00.000Z',
    }),
    candidate(2, {
      name: long,
      familyName: 'Heijden-Oldenburger',
      group: 'MT10',
      extraMinutes: 30,
      adjustments: 'Voorleeshulp',
    }),
    candidate(3, { name: 'Ali de Boer', familyName: 'Boer', group: 'MT2', attempt: 2 }),
  ],
});
const night = anExam({
  examId: anId(5002),
  code: 'LAS-2',
  title: 'Nachtdienst',
  place: '',
  examinerId: bram,
  examinerName: 'Bram Smit',
  plannedAt: '2026-11-26T23:30:00.000Z',
  candidates: [candidate(4, { name: 'Emine Şahin', familyName: 'Şahin', group: '', examinerId: bram })],
});
const off: ExamHead = { ...anExam({ examId: anId(5003), title: 'Vervallen' }), status: 'cancelled' };

const list = (kind: ListInput['kind'], changes: Partial<ListInput> = {}) =>
  composeList({
    kind,
    exams: [welding, night, off],
    zoneOf: () => 'Europe/Amsterdam',
    organisation: anOrganisation({ name: 'Examencentrum Noord', place: 'Assen' }),
    language: 'nl',
    texts: textsOf('nl'),
    issuedAt: '2026-11-25T09:00:00.000Z',
    timeZone: 'Europe/Amsterdam',
    ...changes,
  });

describe('lists on paper', () => {
  it('attendance: a part per exam that is held, by time and then by family name, with blanks to sign', () => {
    const { parts } = list('attendance');
    expect(parts.map(({ title }) => title.replaceAll(/\p{Cf}/gu, ''))).toEqual([
      'Presentielijst: Hoeklas',
      'Presentielijst: Nachtdienst',
    ]);
    expect(parts[0]?.table?.rows.map(([time, name]) => `${time} ${name}`)).toEqual([
      '09:00 Ali de Boer',
      `09:00 ${long}`,
      '11:00 Zoë van Zanten',
    ]);
    expect(parts[0]?.table?.rows.every((row) => row.at(-1) === '' && row.length === 6)).toBe(true);
    // It lies in the room for everybody to read.
    expect(JSON.stringify(parts)).not.toMatch(/Voorleeshulp|extra tijd|2008/);
  });

  it('attendance over midnight stands in the order of time and names the day; whoever examines these candidates is named', () => {
    const [part] = list('attendance', {
      exams: [
        {
          ...night,
          plannedAt: '2026-11-26T22:00:00.000Z',
          candidates: ['2026-11-26T23:30:00.000Z', '2026-11-26T22:00:00.000Z'].map((startsAt, index) =>
            candidate(200 + index, {
              name: `Kandidaat ${index}`,
              startsAt,
              examinerId: joke,
              examinerName: 'Joke Postma',
            }),
          ),
        },
      ],
    }).parts;
    expect(part?.table?.rows.map(([time]) => time)).toEqual(['23:00', '27 nov 00:30']);
    expect(part?.fields.at(-1)?.value).toBe('Joke Postma');
  });

  it('day of an examiner: their candidates by time, with what they must know, on the day where it is held', () => {
    const { parts } = list('examiner');
    expect(parts.map(({ fields }) => fields[0]?.value)).toEqual(['27 november 2026', '26 november 2026']);
    expect(parts[0]?.title).toContain('Bram Smit');
    const [boer, heijden, zanten] = parts[1]?.table?.rows ?? [];
    expect(boer?.at(-1)).toBe('poging 2');
    expect(heijden?.[0]).toBe('09:00 – 11:00');
    expect(heijden?.at(-1)).toBe('30 min extra tijd; Voorleeshulp');
    expect(zanten?.[0]).toBe('11:00 – 12:30');
  });

  it('invitations: one to each candidate with their own time, and a minute of one of them is not of another', () => {
    const { parts } = list('invitation');
    expect(parts).toHaveLength(4);
    const of = (name: string) =>
      parts.find(({ fields }) => fields[0]?.value === name)?.table?.rows.map(([, value]) => value);
    expect(of('Zoë van Zanten')).toEqual([
      '26 november 2026 om 11:00',
      '90 minuten',
      'Hal 3',
      'Joke Postma',
      'LAS-1',
    ]);
    expect(of(long)?.[1]).toBe('120 minuten');
    expect(of('Emine Şahin')?.[0]).toBe('27 november 2026 om 00:30');
    // No place is known, so none is said.
    expect(of('Emine Şahin')).toHaveLength(3);
  });

  it('groups: as people count them, those of none last', () => {
    expect(list('group').parts.map(({ title }) => title.replaceAll(/\p{Cf}/gu, ''))).toEqual([
      'Overzicht per groep: MT2',
      'Overzicht per groep: MT10',
      'Overzicht per groep: zonder groep',
    ]);
  });

  it.each(paperLists)(
    '%s is printed in every language, reads back whole and stays on the paper',
    async (kind) => {
      for (const language of ['nl', 'en', 'de'] as const) {
        const { bytes, missing } = await drawList(
          list(kind, { language, texts: textsOf(language) }),
          loadFont,
          '2026-11-25T09:00:00.000Z',
        );
        expect(missing).toEqual([]);
        const pdf = await readPdf(bytes);
        expect(pdf.language).toBe(language);
        expect(squeezed(pdf.pages.join(''))).toContain(squeezed(long));
        expect(pdf.pages.join('')).not.toContain('Vervallen');
        expect(pdf.rightEdge).toBeLessThanOrEqual(595.28 - 30);
      }
    },
  );

  it('goes on over pages with its headings again, and counts the pages of each part', async () => {
    const many = Array.from({ length: 70 }, (_, index) =>
      candidate(100 + index, { name: `Kandidaat ${index}`, number: `N-${index}` }),
    );
    const { bytes } = await drawList(
      list('attendance', { exams: [{ ...welding, candidates: many }, night] }),
      loadFont,
      '2026-11-25T09:00:00.000Z',
    );
    const { pages } = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages) expect(page).toContain('Handtekening');
    expect(pages[0]).toContain(`pagina 1 van ${pages.length - 1}`);
    expect(pages.at(-1)).toContain('pagina 1 van 1');
    for (const { name } of many) expect(pages.join(' ')).toContain(`${name} `);
  });
});
