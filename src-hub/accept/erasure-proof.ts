/**
 * The hub's word for a text that it took out and that no erasure names by itself: what came in late about somebody who was erased, a
 * plan of which whoever asked did not know, a conflict, what takes a Run back. What an erasure does name is proved by whoever
 * signed that. Nothing of what the text said is in it: its number and its hash.
 */
import { z } from 'zod';
import { type Erased, gatherErased } from '../../shared/domain/erased';
import type { OrganisationId } from '../../shared/kernel/ids';
import { randomUuid } from '../../shared/kernel/world';
import { isSignedBy, publicKeyOf, signWith } from '../../shared/node/ed25519';
import type { DatabaseTransaction, Store } from '../store/open-store';

/** A change whose text is gone. */
export type GoneText = {
  readonly seq: number;
  readonly hash: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly type: string;
};

const provenSchema = z.object({
  organisationId: z.string(),
  texts: z.array(z.tuple([z.number(), z.string()])),
  /** They were gone when this hub first opened the database: by what right nobody can tell (`sign-earlier`). */
  isEarlier: z.boolean().optional(),
});

/** Texts of one proof; more are several. */
const textsAtOnce = 1000;

/** Nobody is named. */
export const namesNothing: Erased = gatherErased([]);

/** Whether an erasure that names these asks for this text by itself. */
export function isAskedFor({ subjectType, subjectId, type }: GoneText, named: Erased): boolean {
  if (subjectType === 'participant' || subjectType === 'participant-office')
    return named.people.has(subjectId);
  if (subjectType === 'exam') return named.exams.has(subjectId);
  if (subjectType === 'people-run-part') return named.parts.has(subjectId);
  if (subjectType !== 'assessment') return false;
  return (
    named.assessments.has(subjectId) || (type === 'attendance-recorded' && named.absences.has(subjectId))
  );
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

type Proving = {
  readonly texts: readonly GoneText[];
  readonly named: Erased;
  readonly isEarlier?: boolean;
};

/**
 * Signs for the texts that go in this transaction.
 * @param named by the erasures that are carried out; those need no more
 */
export async function proveErased(
  { identity, world }: Store,
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  { texts, named, isEarlier = false }: Proving,
): Promise<void> {
  const unnamed = texts.filter((one) => !isAskedFor(one, named));
  for (let from = 0; from < unnamed.length; from += textsAtOnce) {
    const some = unnamed.slice(from, from + textsAtOnce).map(({ seq, hash }) => [seq, hash]);
    const text = JSON.stringify({ organisationId, at: world.now().toISOString(), texts: some, isEarlier });
    await transaction
      .insertInto('erasure_proof')
      .values({
        ...{ organisation_id: organisationId, proof_id: randomUuid(world), text },
        signature: signWith(identity.privateKey, bytesOf(text)),
      })
      .execute();
  }
}

type Proof = {
  readonly organisation_id: OrganisationId;
  readonly text: string;
  readonly signature: string;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Whether a proof says of its texts that they were gone before. */
export const isOfEarlier = ({ text }: Pick<Proof, 'text'>): boolean =>
  provenSchema.safeParse(parse(text)).data?.isEarlier ?? false;

/** The texts for which a proof vouches; none where the hub's key did not sign it, or it is of another centre. */
export function provenBy({ organisation_id, text, signature }: Proof, hubKey: string): readonly string[] {
  if (!isSignedBy(publicKeyOf(hubKey), bytesOf(text), signature)) return [];
  const read = provenSchema.safeParse(parse(text)).data;
  if (read?.organisationId !== organisation_id) return [];
  return read.texts.map(([seq, hash]) => textKey(seq, hash));
}

export const textKey = (seq: number, hash: string): string => `${seq} ${hash}`;
