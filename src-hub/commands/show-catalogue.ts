/** `hub catalogue`: the qualification files in which a centre, or every centre, looks crebo codes up; adds one, takes one out. */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { OrganisationId } from '../../shared/kernel/ids';
import type { CatalogueFile } from '../../shared/protocol/catalogue-api';
import { writeAudit } from '../audit/write-audit';
import { addCatalogueFile } from '../catalogue/add-catalogue-file';
import { listCatalogueFiles, removeCatalogueFile } from '../catalogue/catalogue-files';
import type { Store } from '../store/open-store';
import { type Command, CommandError } from './command';
import { describeCentre, findCentre, listCentres } from './find-named';
import { onOneLine } from './on-one-line';

/** Whose catalogue: a centre's, or (`all`) what every centre of this hub looks up in. */
type Whose = { readonly organisationId: OrganisationId | null; readonly title: string };

async function findWhose(store: Store, typed: string | undefined): Promise<Whose> {
  if (typed === 'all') return { organisationId: null, title: 'every centre of this hub' };
  const centre = await findCentre(store, typed);
  return { organisationId: centre.organisationId, title: describeCentre(centre) };
}

const describeFile = ({
  fileId,
  name,
  addedAt,
  dossiers,
  codes,
  warnings,
  isForAll,
}: CatalogueFile): string =>
  `  ${onOneLine(name)} (${fileId}), added ${addedAt}: ${dossiers} qualification files, ${codes} codes, ` +
  `${warnings} remarks${isForAll ? ', for every centre' : ''}`;

/** What is done for every centre stands in the log of each. */
async function tellCentres(store: Store, { organisationId }: Whose, detail: string): Promise<void> {
  const now = store.world.now();
  const centres =
    organisationId === null ? (await listCentres(store)).map((c) => c.organisationId) : [organisationId];
  for (const centre of centres)
    await store.database
      .transaction()
      .execute((transaction) =>
        writeAudit(transaction, centre, [{ what: 'catalogue-changed', origin: 'command', detail }], now),
      );
}

async function add(store: Store, whose: Whose, file: string): Promise<string> {
  const name = path.basename(file);
  const chunks = () => createReadStream(path.resolve(file));
  const added = await addCatalogueFile(store, { organisationId: whose.organisationId, name, chunks }).catch(
    (error: unknown) => {
      if (error instanceof Error && 'syscall' in error) throw new CommandError(`${file} cannot be read`);
      throw error;
    },
  );
  if (!added.ok) {
    const { code, details } = added.problem;
    const where = details.line === undefined ? '' : `, line ${details.line}`;
    throw new CommandError(
      `${file} is no qualification file that can be read (${code}${where}); nothing was changed`,
    );
  }
  await tellCentres(store, whose, `added ${added.value.digest.slice(0, 12)}`);
  return `added:\n${describeFile(added.value)}`;
}

async function remove(store: Store, whose: Whose, typed: string): Promise<string> {
  const own = (await listCatalogueFiles(store.database, whose.organisationId)).filter(
    (file) => file.isForAll === (whose.organisationId === null),
  );
  const found = own.filter(({ fileId, name }) => fileId.startsWith(typed) || name === typed);
  const [only] = found;
  if (!only || found.length > 1)
    throw new CommandError(`name one of the files, by its name or id:\n${own.map(describeFile).join('\n')}`);
  await removeCatalogueFile(store.database, whose.organisationId, only.fileId);
  await tellCentres(store, whose, `removed ${only.fileId}`);
  return `taken out:\n${describeFile(only)}`;
}

export const showCatalogue: Command = {
  usage: 'catalogue [centre | all] [--add <file.xml>] [--remove <file>]',
  summary: 'the SBB files in which crebo codes are looked up',
  options: ['add', 'remove'],
  run: async ({ words, option, store: open }) => {
    const store = await open();
    const whose = await findWhose(store, words[0]);
    const [added, removed] = [option('add'), option('remove')];
    const done = [
      added === undefined ? undefined : await add(store, whose, added),
      removed === undefined ? undefined : await remove(store, whose, removed),
    ].filter((text) => text !== undefined);
    const files = (await listCatalogueFiles(store.database, whose.organisationId)).map(describeFile);
    const list = files.length > 0 ? files : ['  no file yet: --add <file.xml>'];
    return { text: [...done, whose.title, ...list].join('\n') };
  },
};
