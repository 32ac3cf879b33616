/**
 * What a device keeps of the catalogue: its requests, and the dossiers that answered them. Each is a file of its own, sealed
 * for this device and that name, whole or absent. It is no record: all of it can be asked again.
 */
import { z } from 'zod';
import { catalogueRequestSchema } from '../../shared/contract/catalogue-contract';
import type { World } from '../../shared/kernel/world';
import { idSchema } from '../../shared/values/identity';
import type { FilesPort } from '../disk/files-port';
import { writeWholeFile } from '../disk/write-whole-file';
import { deriveKey } from '../keys/derive-key';
import { sealAside, unsealAside } from '../keys/sealed-bytes';

/** Loose: what a later program wrote of it stays with it. */
const keptRequestSchema = catalogueRequestSchema
  .extend({
    /** Of whom it was asked: a device that joins another centre asks that one nothing. */
    organisationId: idSchema<'Organisation'>(),
    /** In which it was asked. */
    sessionId: idSchema<'Session'>(),
  })
  .loose();
export type KeptRequest = z.infer<typeof keptRequestSchema>;

export type StoredRequests = {
  readonly requests: readonly KeptRequest[];
  /** Those of a later program, which this one cannot read: they are written back as they are. */
  readonly unread: readonly unknown[];
};

const magic = 'VKC1';
const nonceBytes = 12;
const requestsName = 'requests.catalogue';
const dossierEnding = '.dossier';

export type CatalogueFiles = {
  /** None where there is no file, or one that this device did not seal. */
  readonly readRequests: () => Promise<StoredRequests>;
  readonly writeRequests: (stored: StoredRequests) => Promise<void>;
  /** Null where it is not here, or damaged. */
  readonly readDossier: (dossierId: string) => Promise<Uint8Array | null>;
  readonly writeDossier: (dossierId: string, bytes: Uint8Array) => Promise<void>;
  /** Those that are not among these go. */
  readonly keepOnly: (dossierIds: ReadonlySet<string>) => Promise<void>;
  readonly removeAll: () => Promise<void>;
};

/** Each by itself: one that cannot be read costs no other. */
function parted(stored: unknown): StoredRequests {
  const requests: KeptRequest[] = [];
  const unread: unknown[] = [];
  for (const one of Array.isArray(stored) ? stored : [stored]) {
    const parsed = keptRequestSchema.safeParse(one);
    if (parsed.success) requests.push(parsed.data);
    else unread.push(one);
  }
  return { requests, unread };
}

const ownIds = z.object({ dossierIds: z.array(z.string()) });

/** Dossiers that answer any of them. */
export const dossiersOf = ({ requests, unread }: StoredRequests): ReadonlySet<string> =>
  new Set([...requests, ...unread].flatMap((one) => ownIds.safeParse(one).data?.dossierIds ?? []));

/** @param secret of the device. All of it rejects with what the disk says. */
export function catalogueFilesIn(
  folder: string,
  secret: Uint8Array,
  world: Pick<World, 'randomBytes'>,
  files: FilesPort,
): CatalogueFiles {
  const keyOf = (name: string) => deriveKey(secret, Buffer.from(name), 'vakproef catalogue');
  const read = async (name: string): Promise<Uint8Array | null> => {
    if (!(await files.list(folder)).includes(name)) return null;
    return unsealAside(keyOf(name), magic, await files.read(`${folder}/${name}`));
  };
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    await files.ensureFolder(folder);
    const sealed = await sealAside(keyOf(name), magic, world.randomBytes(nonceBytes), bytes);
    await writeWholeFile(files, folder, name, sealed);
  };
  return {
    readRequests: async () => {
      const bytes = await read(requestsName);
      if (bytes === null) return { requests: [], unread: [] };
      return parted(JSON.parse(Buffer.from(bytes).toString('utf8')));
    },
    writeRequests: ({ requests, unread }) =>
      write(requestsName, Buffer.from(JSON.stringify([...requests, ...unread]))),
    readDossier: (dossierId) => read(`${dossierId}${dossierEnding}`),
    writeDossier: (dossierId, bytes) => write(`${dossierId}${dossierEnding}`, bytes),
    keepOnly: async (dossierIds) => {
      for (const name of await files.list(folder))
        if (name.endsWith(dossierEnding) && !dossierIds.has(name.slice(0, -dossierEnding.length)))
          await files.remove(`${folder}/${name}`);
    },
    removeAll: () => files.remove(folder),
  };
}
