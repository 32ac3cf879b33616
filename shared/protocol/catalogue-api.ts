/**
 * What goes over the wire about the catalogue of crebo codes (M61, M62): qualification files that an administrator gave
 * the hub once, for all devices of the centre. A file comes in pieces, so that a line that breaks costs one piece; what it
 * holds goes out dossier by dossier, each under an id, and the device decides what becomes of it.
 */
import { z } from 'zod';
import { creboPattern } from '../domain/crebo-code';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { printable } from './change';

/** Every piece of a file but its last is this long. */
export const cataloguePieceBytes = 512 * 1024;
/** Larger than twice the national list; the reader refuses it, too. */
export const catalogueMaxBytes = 64 * 1024 * 1024;
/** Most codes that are asked in one request. */
export const catalogueMaxCodes = 2000;

const session = { sessionId: idSchema<'Session'>() };
const nameSchema = z.string().min(1).max(200).regex(printable);

/** A file as the hub tells of it. */
export const catalogueFileSchema = z.object({
  fileId: z.uuid(),
  name: z.string(),
  /** SHA-256 of the file as it was given. */
  digest: digestSchema,
  bytes: z.int().min(0),
  /** When it was read; the later one counts where two hold the same dossier. */
  addedAt: momentSchema,
  dossiers: z.int().min(0),
  codes: z.int().min(0),
  /** Places that are odd or were guessed, told again when a code is looked at. */
  warnings: z.int().min(0),
  /** Given at the hub's command line, for every centre: nobody of this centre can take it out. */
  isForAll: z.boolean(),
});
export type CatalogueFile = z.infer<typeof catalogueFileSchema>;

/** @param sessionId of an administrator, opened last on the asking device */
export const catalogueQuerySchema = z.object(session);
export const catalogueAnswerSchema = z.object({ files: z.array(catalogueFileSchema) });

export const cataloguePieceSchema = z.object({
  ...session,
  digest: digestSchema,
  name: nameSchema,
  bytes: z.int().min(1).max(catalogueMaxBytes),
  /** From 0. */
  number: z
    .int()
    .min(0)
    .max(catalogueMaxBytes / cataloguePieceBytes),
  /** The piece, deflated (raw), base64. */
  content: z.base64().max(1_000_000),
});
export type CataloguePiece = z.infer<typeof cataloguePieceSchema>;
/** The first piece that the hub lacks; as many as there are when it has all. */
export const cataloguePieceAnswerSchema = z.object({ next: z.int().min(0) });

export const catalogueReadingSchema = z.object({ ...session, digest: digestSchema });
export const catalogueReadingAnswerSchema = z.object({ file: catalogueFileSchema });

export const catalogueRemovalSchema = z.object({ ...session, fileId: z.uuid() });

export const catalogueLookupSchema = z.object({
  ...session,
  codes: z.array(z.string().regex(creboPattern)).min(1).max(catalogueMaxCodes),
  /** First year of the cohort (M62); null: whichever. */
  cohortYear: z.int().min(1990).max(2100).nullable(),
});
const dossierIdSchema = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.\d{1,6}$/);
/** Dossiers that hold one of the codes and are open for the cohort; where none of a code is, all that hold it. */
export const catalogueLookupAnswerSchema = z.object({
  dossiers: z.array(z.object({ dossierId: dossierIdSchema, fileName: z.string(), addedAt: momentSchema })),
});

/** The answer is the dossier as `dossierContentSchema`, as JSON, deflated (raw). */
export const catalogueDossierSchema = z.object({ ...session, dossierId: dossierIdSchema });
