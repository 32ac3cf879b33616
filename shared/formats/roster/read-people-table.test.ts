/** Tables of people as schools have them: titles above, blank headings, zeros kept by a trick, words for who is no more there. */
import { describe, expect, it } from 'vitest';
import type { RosterReadout } from '../../domain/roster/roster-readout';
import { openRoster } from './open-roster';
import { readRoster } from './read-roster';
import { cellKey, type RosterEdits } from './roster-table';

function read(text: string, edits: RosterEdits = {}): RosterReadout {
  const opened = openRoster([{ name: 'klas.csv', bytes: new TextEncoder().encode(text) }]);
  if (!opened.ok) throw new Error(opened.problem.code);
  const readout = readRoster(opened.value, { table: null, edits });
  if (!readout.ok) throw new Error(readout.problem.code);
  return readout.value;
}
const names = (readout: RosterReadout) => readout.people.map(({ fields }) => fields.familyName);

describe('a table of people', () => {
  it('may have a title above its headings, and a heading that is blank', () => {
    const rows = 'Roepnaam;Achternaam;;Klas\nSanne;Berg;x;LAS\nYusuf;Visser;y;LAS\n';
    expect(names(read(rows))).toEqual(['Berg', 'Visser']);
    expect(names(read(`School:;ROC;;\n\n${rows}`))).toEqual(['Berg', 'Visser']);
    expect(names(read(`Export van 27-11-2026;;;\n${rows}`))).toEqual(['Berg', 'Visser']);
  });

  it('keeps zeros, also where a program wrote ="00123" for a spreadsheet', () => {
    const { people } = read('Studentnummer;Achternaam\n="00123";Berg\n00124;Visser\n');
    expect(people.map(({ fields }) => fields.number)).toEqual(['00123', '00124']);
  });

  it('says in words who is no more there; a word that is not known counts as active and is told', () => {
    const readout = read(
      'Nr;Naam;Status\n1;A Berg;Uitgeschreven\n2;B Berg;actief\n3;C Berg;Nee\n4;D Berg;stage\n',
    );
    expect(readout.people.map(({ standing }) => standing)).toEqual([
      'inactive',
      'active',
      'inactive',
      'active',
    ]);
    expect(readout.notes.filter(({ code }) => code === 'status-unread')).toMatchObject([
      { row: 5, value: 'stage' },
    ]);
  });

  it('puts one person of several rows in several groups, and asks about one who differs', () => {
    const readout = read('Nr;Naam;Groep\n1;A Berg;L1\n1;A Berg;L2\n1;A Berg;L2\n1;Z Anders;L3\n');
    expect(readout.people.map(({ isBlocked }) => isBlocked)).toEqual([false, true]);
    expect(readout.memberships.filter(({ personKey }) => personKey === readout.people[0]?.key)).toHaveLength(
      2,
    );
    expect(readout.notes.map(({ code, row }) => [code, row])).toEqual([
      ['row-twice', 4],
      ['number-twice', 5],
    ]);
  });

  it('what was put right counts for that cell as it was, and for no other file of the same name', () => {
    const edits = { [cellKey('klas.csv', 2, 'Geboortedatum')]: { was: '31-2-2007', text: '28-2-2007' } };
    const born = (day: string) =>
      read(`Nr;Naam;Geboortedatum\n1;A Berg;${day}\n`, edits).people[0]?.fields.birthDate;
    expect(born('31-2-2007')).toBe('2007-02-28');
    expect(born('1-9-2006')).toBe('2006-09-01');
  });

  it('of Osiris, Eduarte and Magister is known by its headings', () => {
    const kinds = [
      'Studentnummer;Roepnaam;Voorvoegsels;Achternaam',
      'Stamnummer;Roepnaam;Tussenvoegsel;Achternaam',
    ];
    for (const headings of kinds) expect(names(read(`${headings}\n1;A;van;Berg\n`))).toEqual(['Berg']);
  });
});
