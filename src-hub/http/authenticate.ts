/**
 * Which device asks, by its bearer token, and where its organisation stands. One query per request, so that a revoked
 * device or a new epoch counts at once in every hub on the database.
 *
 * A device that knows of a number this hub has never given out, in this same epoch, proves that the hub was put back
 * to an older state: a new epoch begins, and all devices send again what the hub lost.
 */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import { seenHeader } from '../../shared/protocol/hub-api';
import type { Signer } from '../accept/examine-change';
import { hashToken } from '../accounts/enrol-device';
import { logEvent } from '../log';
import { beginEpoch } from '../store/hub-identity';
import type { Store } from '../store/open-store';

export type Caller = Signer & { readonly epoch: string; readonly lastSeq: number };

const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/;
const seenSchema = z
  .string()
  .regex(/^[0-9a-f-]{36} \d{1,15}$/)
  .transform((text) => ({ epoch: text.slice(0, 36), seq: Number(text.slice(37)) }));

/** The device behind a request. */
export async function authenticate(store: Store, request: FastifyRequest): Promise<Result<Caller>> {
  const token = bearer.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return err(problem('device-unknown'));
  const row = await store.database
    .selectFrom('device')
    .innerJoin('organisation', 'organisation.organisation_id', 'device.organisation_id')
    .innerJoin('hub', (join) => join.onTrue())
    .select(['device.organisation_id', 'device.device_id', 'device.public_key', 'epoch', 'last_seq'])
    .where('token_hash', '=', hashToken(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return err(problem('device-unknown'));
  const seen = seenSchema.safeParse(request.headers[seenHeader]);
  const wasPutBack = seen.success && seen.data.epoch === row.epoch && seen.data.seq > row.last_seq;
  if (wasPutBack)
    logEvent('hub-was-put-back', { deviceId: row.device_id, last: row.last_seq, seen: seen.data.seq });
  return ok({
    organisationId: row.organisation_id,
    deviceId: row.device_id,
    publicKey: row.public_key,
    epoch: wasPutBack ? await beginEpoch(store.database, row.epoch) : row.epoch,
    lastSeq: row.last_seq,
  });
}
