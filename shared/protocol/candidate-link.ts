/**
 * A personal link to the candidate's page: an address with a secret behind `#`, which no browser sends anywhere by itself.
 * Its `candidate-access` is known by the SHA-256 of the secret; the secret stands in no record and at no hub.
 */
import { sha256Hex } from '../kernel/sha256';
import { randomText, type World } from '../kernel/world';

/** 192 bits: nobody finds one by trying. */
const secretBytes = 24;
/** What a secret looks like. */
export const candidateSecretPattern = /^[A-Za-z0-9_-]{32}$/;
export const candidatePagePath = '/me/';

/** A new secret. It is shown once, and kept by nobody. */
export const composeCandidateSecret = (world: Pick<World, 'randomBytes'>): string =>
  randomText(world, secretBytes);

/** By which the link of this secret is known. */
export const digestOfCandidateSecret = (secret: string): Promise<string> => sha256Hex(secret);

/** @param address of the hub as candidates reach it, e.g. `https://hub.school.example` */
export const composeCandidateLink = (address: string, secret: string): string =>
  `${address.replace(/\/$/, '')}${candidatePagePath}#${secret}`;
