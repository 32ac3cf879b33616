/**
 * What the columns of a table of people may mean, and the headings by which they are found: those of the systems that Dutch
 * schools use, by the shape of their exports, and words of the languages of the program. Somebody may say it otherwise.
 */
import { findColumns } from './near-heading';
import { plainHeading, type RosterTable } from './roster-table';

export const peopleFields = [
  'number',
  'givenName',
  'namePrefix',
  'familyName',
  'fullName',
  'birthDate',
  'email',
  'group',
  'schoolYear',
  'learningPath',
  'diplomaDate',
  'jobTitle',
  'status',
] as const;
export type PeopleField = (typeof peopleFields)[number];

/** What each heading means, as the file writes it; one that is absent means nothing to us. */
export type PeopleMapping = Readonly<Record<string, PeopleField>>;

const headings: Readonly<Record<PeopleField, readonly string[]>> = {
  number: [
    ...[
      'studentnummer',
      'deelnemernummer',
      'leerlingnummer',
      'stamnummer',
      'stamnr',
      'leerlingnr',
      'studentnr',
    ],
    ...['deelnemernr', 'kandidaatnummer', 'personeelsnummer', 'medewerkernummer', 'nummer', 'studentnumber'],
    ...['studentid', 'number', 'candidatenumber', 'employeenumber', 'schülernummer', 'matrikelnummer'],
    ...['personalnummer', 'nr', 'id'],
  ],
  givenName: ['roepnaam', 'voornaam', 'voornamen', 'givenname', 'firstname', 'vorname', 'rufname'],
  namePrefix: [
    ...['tussenvoegsel', 'tussenvoegsels', 'voorvoegsel', 'voorvoegsels', 'voorvoegselachternaam'],
    ...['voorvoegselsgeslachtsnaam', 'tussenv', 'prefix', 'nameprefix', 'namenszusatz'],
  ],
  familyName: [
    ...['achternaam', 'geslachtsnaam', 'familienaam', 'familyname', 'lastname', 'surname', 'nachname'],
    'familienname',
  ],
  fullName: [
    ...['naam', 'volledigenaam', 'weergavenaam', 'name', 'fullname', 'displayname', 'vollständigername'],
    ...['student', 'deelnemer', 'leerling', 'kandidaat', 'medewerker', 'docent'],
  ],
  birthDate: ['geboortedatum', 'geboren', 'gebdatum', 'birthdate', 'dateofbirth', 'geburtsdatum', 'dob'],
  email: [
    ...['emailadres', 'email', 'emailschool', 'schoolemail', 'emailaddress', 'mailadres', 'mail'],
    ...['instellingsemail', 'emailadresschool', 'emailadresse'],
  ],
  group: [
    'klas',
    'groep',
    'stamgroep',
    'basisgroep',
    'stamklas',
    'lesgroep',
    'group',
    'class',
    'klasse',
    'gruppe',
  ],
  schoolYear: ['schooljaar', 'studiejaar', 'cohort', 'schoolyear', 'academicyear', 'schuljahr', 'lesjaar'],
  learningPath: ['leerweg', 'opleidingsvorm', 'learningpath', 'lernweg', 'intensiteit'],
  diplomaDate: ['diplomadatum', 'datumdiploma', 'uitreikingsdatum', 'diplomadate', 'graduationdate'],
  jobTitle: ['functie', 'functieomschrijving', 'jobtitle', 'title', 'function', 'funktion'],
  status: ['status', 'actief', 'active', 'aktiv'],
};

/** Exports that are recognised; by their shape as schools have them, because none of them is published. */
const presets = {
  osiris: ['studentnummer', 'roepnaam', 'voorvoegsels', 'achternaam'],
  eduarte: ['deelnemernummer', 'roepnaam', 'tussenvoegsel', 'achternaam'],
  magister: ['stamnummer', 'roepnaam', 'tussenvoegsel', 'achternaam'],
} as const;
export type PeoplePreset = keyof typeof presets;

export type ProposedMapping = {
  readonly mapping: PeopleMapping;
  /** The system whose exports look like this; null: none that is known. */
  readonly preset: PeoplePreset | null;
  readonly about: 'participants' | 'staff';
};

const ofStaff = /personeel|medewerker|docent|functie|employee|jobtitle|funktion|personalnummer/;

/** Whatever of the headings is understood by itself. */
export function proposeMapping(tables: readonly RosterTable[]): ProposedMapping {
  const all = [...new Set(tables.flatMap((table) => table.headings))].filter((heading) => heading !== '');
  const mapping = Object.fromEntries(
    [...findColumns(all, headings)].flatMap(([field, at]) => {
      const heading = all[at];
      return heading === undefined ? [] : [[heading, field as PeopleField]];
    }),
  );
  const plain = all.map(plainHeading);
  const preset = (Object.keys(presets) as PeoplePreset[]).find((name) =>
    presets[name].every((heading) => plain.includes(heading)),
  );
  const isOfStaff = plain.some((heading) => ofStaff.test(heading));
  return { mapping, preset: preset ?? null, about: isOfStaff ? 'staff' : 'participants' };
}

/** Somebody can be told from these columns: they are called something. */
export const namesPeople = (mapping: PeopleMapping): boolean =>
  Object.values(mapping).some(
    (field) => field === 'fullName' || field === 'familyName' || field === 'givenName',
  );
