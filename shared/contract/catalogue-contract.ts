/**
 * Crebo codes without a file (M61, M62): a request to the catalogue at the hub. It waits on the device until the hub can be
 * asked, also over a new start, and its answer stays until somebody is done with it. All of it is for administrators at work.
 */
import { z } from 'zod';
import { creboPattern } from '../domain/crebo-code';
import type { QualificationFileReadout } from '../domain/qualification-file';
import { catalogueFileSchema, catalogueMaxBytes, catalogueMaxCodes } from '../protocol/catalogue-api';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { problemSchema } from '../values/problem-schema';
import { defineContract } from './contract';
import { bytes, nothing } from './schemas';

/** Codes that are asked for one cohort. */
const partSchema = z.object({
  codes: z.array(z.string().regex(creboPattern)).min(1).max(catalogueMaxCodes),
  /** First year of the cohort; null: none. */
  cohortYear: z.int().min(1990).max(2100).nullable(),
});
export type CataloguePart = z.infer<typeof partSchema>;

/** `import`: to add them; `compare`: to see which qualifications here differ from the newest edition. */
const askSchema = z.object({
  purpose: z.enum(['import', 'compare']),
  parts: z.array(partSchema).min(1).max(100),
});

/** A qualification that differs from the catalogue as long as it stays at this version. */
const foundSchema = z.object({ qualificationId: idSchema<'Qualification'>(), versionDigest: digestSchema });

export const catalogueRequestSchema = askSchema.extend({
  requestId: z.uuid(),
  askedAt: momentSchema,
  askedBy: idSchema<'Staff'>(),
  /** Null while it waits. */
  answeredAt: momentSchema.nullable(),
  /** Why the hub did not answer the last time that it was asked; null when it was not asked yet, or answered. */
  problem: problemSchema.nullable(),
  /** By which the answer is read, one by one. */
  dossierIds: z.array(z.string()),
  /** What a comparison found to differ, and in which version; absent until somebody's page has compared. */
  found: z.array(foundSchema).exactOptional(),
});
export type CatalogueRequest = z.infer<typeof catalogueRequestSchema>;

/** Main has looked at all of it before it was kept; a page that did so again would stand still. */
const readout = z.custom<QualificationFileReadout>(
  (value) => typeof value === 'object' && value !== null && 'files' in value && 'warnings' in value,
  'expected what was read',
);

export const catalogueContract = defineContract({
  name: 'catalogue',
  calls: {
    /** Resolves when the request is on disk; the hub is asked at once, and else at the next contact of whoever asked. */
    ask: { input: askSchema, output: z.object({ requestId: z.uuid() }) },
    /** A part of the answer. */
    dossier: { input: z.object({ dossierId: z.string() }), output: z.object({ readout }) },
    /** Keeps with the request what its comparison found, so that it is told without comparing again. */
    noteFound: {
      input: z.object({ requestId: z.uuid(), found: z.array(foundSchema).max(20_000) }),
      output: nothing,
    },
    /** The request and its answer go. */
    forget: { input: z.object({ requestId: z.uuid() }), output: nothing },
    /** What the hub has; asks the hub, as all that follows. */
    files: { input: nothing, output: z.object({ files: z.array(catalogueFileSchema) }) },
    /** Hands in one piece; answered with the first that the hub lacks. */
    addPiece: {
      input: z.object({
        digest: digestSchema,
        name: z.string().min(1).max(200),
        bytes: z.int().min(1).max(catalogueMaxBytes),
        number: z.int().min(0),
        content: bytes,
      }),
      output: z.object({ next: z.int().min(0) }),
    },
    /** Has the hub read a file that is all there. */
    addFile: { input: z.object({ digest: digestSchema }), output: z.object({ file: catalogueFileSchema }) },
    removeFile: {
      input: z.object({ fileId: z.uuid() }),
      output: z.object({ files: z.array(catalogueFileSchema) }),
    },
  },
  states: { requests: z.object({ requests: z.array(catalogueRequestSchema) }) },
  notices: {},
});
