/**
 * Finds the dossiers that hold crebo codes. Where several files hold one dossier, the one that SBB established last counts,
 * and else the file that was given last: an old list that is given late takes nothing back. Where several dossiers hold one code, all that are open for the cohort go out: a person chooses, the hub never guesses.
 */
import { sql } from 'kysely';
import { cohortOfYear, isOpenForCohort } from '../../shared/domain/cohort';
import { groupBy } from '../../shared/kernel/group-by';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { CatalogueFile } from '../../shared/protocol/catalogue-api';
import type { Database } from '../store/open-store';
import { listCatalogueFiles } from './catalogue-files';

type Found = {
  readonly file_id: string;
  readonly number: number;
  readonly code: string;
  readonly valid_from: string | null;
  readonly intake_end: string | null;
  readonly is_unread: boolean;
};

/** Places of these codes in the dossiers that count. */
async function findPlaces(
  database: Database,
  fileIds: readonly string[],
  codes: readonly string[],
): Promise<readonly Found[]> {
  // The files as the centre has them, the newest first.
  const found = await sql<Found>`
    with file as (
      select file_id, place from unnest(${fileIds}::uuid[]) with ordinality as given (file_id, place)
    )
    select c.file_id, c.number, c.code, c.valid_from, c.intake_end, c.is_unread
    from catalogue_code c join file using (file_id) join catalogue_dossier d using (file_id, number)
    where c.code = any(${codes}) and (d.key = '' or not exists (
      select 1 from catalogue_dossier other join file newer on newer.file_id = other.file_id
      where other.key = d.key and newer.file_id <> file.file_id
        and (other.established_on, other.edition, -newer.place) > (d.established_on, d.edition, -file.place)))
    order by file.place, c.number, c.place`.execute(database);
  return found.rows;
}

const isOpen = (place: Found, cohortYear: number | null): boolean =>
  place.is_unread ||
  cohortYear === null ||
  isOpenForCohort({ validFrom: place.valid_from, intakeEnd: place.intake_end }, cohortOfYear(cohortYear));

/** The dossiers, each once; behind them what stands outside the dossiers of their files. Null: there is no catalogue. */
export async function lookUpCodes(
  database: Database,
  organisationId: OrganisationId,
  { codes, cohortYear }: { readonly codes: readonly string[]; readonly cohortYear: number | null },
): Promise<{ dossierId: string; fileName: string; addedAt: string }[] | null> {
  const files = await listCatalogueFiles(database, organisationId);
  if (files.length === 0) return null;
  const fileById = new Map(files.map((file) => [file.fileId, file]));
  const places = await findPlaces(database, [...fileById.keys()], codes);
  const wanted = [...groupBy(places, ({ code }) => code).values()].flatMap((ofCode) => {
    const open = ofCode.filter((place) => isOpen(place, cohortYear));
    return open.length > 0 ? open : ofCode;
  });
  const ids = new Set(wanted.map((place) => `${place.file_id}.${place.number}`));
  for (const { file_id } of wanted) ids.add(`${file_id}.0`);
  return [...ids].flatMap((dossierId) => {
    const file: CatalogueFile | undefined = fileById.get(dossierId.slice(0, 36));
    return file ? [{ dossierId, fileName: file.name, addedAt: file.addedAt }] : [];
  });
}

/** One of them as it is stored: deflated JSON. Null where this centre has no such dossier. */
export async function readDossierContent(
  database: Database,
  organisationId: OrganisationId,
  dossierId: string,
): Promise<Buffer | null> {
  const [fileId = '', number = ''] = dossierId.split('.');
  const found = await database
    .selectFrom('catalogue_dossier')
    .innerJoin('catalogue_file', 'catalogue_file.file_id', 'catalogue_dossier.file_id')
    .select('content')
    .where('catalogue_dossier.file_id', '=', fileId)
    .where('number', '=', Number(number))
    .where('read_at', 'is not', null)
    .where((either) =>
      either.or([either('organisation_id', '=', organisationId), either('organisation_id', 'is', null)]),
    )
    .executeTakeFirst();
  return found?.content ?? null;
}
