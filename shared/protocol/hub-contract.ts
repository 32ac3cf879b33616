/**
 * The hub's contract: every endpoint there is but those of the bytes of files (`body-api.ts`), which come and go in parts.
 * Hub, devices and the fake hub of the tests are made from this object.
 *
 * Headers: the protocol version (`protocol-version.ts`) with every request but those for every protocol;
 * `authorization: Bearer <token>` of a device; `vakproef-digest`, SHA-256 in hex over the body, on bytes and on a push,
 * so that a cut or damaged body is never taken for what was meant; `vakproef-seen`, `<epoch> <highest sequence this
 * device knows of> <hash of the change there, or ->`, with every request of a device, so that a hub that was put back
 * to an older state asks the first device that knows better for proof (`hub-behind`, then `putBack`);
 * `vakproef-device`, `<version of its program> <how many changes wait>`, for whoever looks after the devices;
 * `vakproef-clock`, `<the device's clock, in milliseconds since 1970> <milliseconds that its program runs> <first number of
 * its chain that this run can have given>`, so that a clock that is wrong makes nobody doubted (H47); `vakproef-time`, the
 * hub's clock, on every answer.
 */
import { z } from 'zod';
import { auditAnswerSchema } from '../values/audit-entry';
import { bodyReceiptsRequestSchema } from './body-api';
import {
  catalogueAnswerSchema,
  catalogueDossierSchema,
  catalogueLookupAnswerSchema,
  catalogueLookupSchema,
  cataloguePieceAnswerSchema,
  cataloguePieceSchema,
  catalogueQuerySchema,
  catalogueReadingAnswerSchema,
  catalogueReadingSchema,
  catalogueRemovalSchema,
} from './catalogue-api';
import type { HttpClientOf, HttpContract } from './http-contract';
import {
  auditQuerySchema,
  bringBackAnswerSchema,
  bringBackRequestSchema,
  certificateAnswerSchema,
  certifyRequestSchema,
  devicesAnswerSchema,
  devicesQuerySchema,
  enrolAnswerSchema,
  enrolRequestSchema,
  epochAnswerSchema,
  healthAnswerSchema,
  identityProviderAnswerSchema,
  missingAnswerSchema,
  missingRequestSchema,
  partAnswerSchema,
  partRequestSchema,
  pullAnswerSchema,
  pullQuerySchema,
  pushAnswerSchema,
  pushRequestSchema,
  renewRequestSchema,
} from './hub-api';
import { hubWordSchema } from './hub-word';

const nothing = z.object({});

export const hubContract = {
  health: {
    method: 'GET',
    path: '/v1/health',
    caller: 'anyone',
    input: nothing,
    output: healthAnswerSchema,
    isForEveryProtocol: true,
    isUncounted: true,
  },
  /** Lets a device in by a one-time code. */
  enrol: {
    method: 'POST',
    path: '/v1/devices',
    caller: 'anyone',
    input: enrolRequestSchema,
    output: enrolAnswerSchema,
    maxBytes: 4096,
  },
  /** Gives a person a certificate for a new key on this device, by a personal code or the centre's identity provider. */
  certify: {
    method: 'POST',
    path: '/v1/people',
    caller: 'device',
    input: certifyRequestSchema,
    output: certificateAnswerSchema,
  },
  /** By whose accounts people may get a key here, beside personal codes. */
  identityProvider: {
    method: 'GET',
    path: '/v1/identity-provider',
    caller: 'device',
    input: nothing,
    output: identityProviderAnswerSchema,
  },
  /** Vouches on for a key that the hub vouched for before. */
  renew: {
    method: 'POST',
    path: '/v1/people/renewals',
    caller: 'device',
    input: renewRequestSchema,
    output: certificateAnswerSchema,
  },
  /** The centre's devices, for its administrators. */
  devices: {
    method: 'GET',
    path: '/v1/devices',
    caller: 'device',
    input: devicesQuerySchema,
    output: devicesAnswerSchema,
  },
  /** Who did what at the hub, for the centre's administrators. */
  audit: {
    method: 'GET',
    path: '/v1/audit',
    caller: 'device',
    input: auditQuerySchema,
    output: auditAnswerSchema,
  },
  /** Gives a copy of a device's folder, whose chain parts from what the hub holds, an id of its own. */
  part: {
    method: 'POST',
    path: '/v1/devices/parted',
    caller: 'device',
    input: partRequestSchema,
    output: partAnswerSchema,
  },
  push: {
    method: 'POST',
    path: '/v1/changes',
    caller: 'device',
    isForRevoked: true,
    input: pushRequestSchema,
    output: pushAnswerSchema,
  },
  pull: {
    method: 'GET',
    path: '/v1/changes',
    caller: 'device',
    input: pullQuerySchema,
    output: pullAnswerSchema,
  },
  /** Everything at once for a new device (`first-load.ts`). It may be large and the line slow. */
  firstLoad: {
    method: 'GET',
    path: '/v1/first-load',
    caller: 'device',
    input: nothing,
    output: 'bytes',
    limitMs: 300_000,
  },
  /** Proves by the hub's own word that it was put back; answered with the epoch that holds then. */
  putBack: {
    method: 'POST',
    path: '/v1/put-back',
    caller: 'device',
    input: hubWordSchema,
    output: epochAnswerSchema,
  },
  /** Which of these changes the hub lacks. */
  missing: {
    method: 'POST',
    path: '/v1/missing',
    caller: 'device',
    input: missingRequestSchema,
    output: missingAnswerSchema,
  },
  /** Brings changes back that other devices made and the hub lost. */
  bringBack: {
    method: 'POST',
    path: '/v1/brought-back',
    caller: 'device',
    input: bringBackRequestSchema,
    output: bringBackAnswerSchema,
  },
  /**
   * Which of these bodies the hub holds, under its signature (`body-api.ts`). One that came in whole and was not read back
   * yet, because a hub ended there, is read back first.
   */
  bodyReceipts: {
    method: 'POST',
    path: '/v1/bodies/receipts',
    caller: 'device',
    isForRevoked: true,
    input: bodyReceiptsRequestSchema,
    output: hubWordSchema,
    limitMs: 300_000,
  },
  /** The qualification files in which crebo codes are looked up, for the centre's administrators, as all that follows. */
  catalogue: {
    method: 'GET',
    path: '/v1/catalogue',
    caller: 'device',
    input: catalogueQuerySchema,
    output: catalogueAnswerSchema,
  },
  /** Hands in one piece of a file. */
  cataloguePiece: {
    method: 'POST',
    path: '/v1/catalogue/pieces',
    caller: 'device',
    input: cataloguePieceSchema,
    output: cataloguePieceAnswerSchema,
    maxBytes: 1_100_000,
  },
  /** Has a file read of which all pieces are in: whole, or not at all. */
  catalogueReading: {
    method: 'POST',
    path: '/v1/catalogue/readings',
    caller: 'device',
    input: catalogueReadingSchema,
    output: catalogueReadingAnswerSchema,
    limitMs: 300_000,
  },
  catalogueRemoval: {
    method: 'POST',
    path: '/v1/catalogue/removals',
    caller: 'device',
    input: catalogueRemovalSchema,
    output: catalogueAnswerSchema,
  },
  /** Which dossiers hold these codes, for this cohort. */
  catalogueLookup: {
    method: 'POST',
    path: '/v1/catalogue/lookups',
    caller: 'device',
    input: catalogueLookupSchema,
    output: catalogueLookupAnswerSchema,
  },
  /** One of those dossiers (`dossier-content.ts`). */
  catalogueDossier: {
    method: 'GET',
    path: '/v1/catalogue/dossiers',
    caller: 'device',
    input: catalogueDossierSchema,
    output: 'bytes',
    limitMs: 60_000,
  },
} as const satisfies HttpContract;

export type HubContract = typeof hubContract;
/** The hub as a device sees it. */
export type HubClient = HttpClientOf<HubContract>;
