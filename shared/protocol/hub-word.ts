/**
 * The hub's signed word about which changes it holds under which numbers: the answer to a push, or the numbers of a page
 * of the feed. A device keeps it, and can hold it against a hub that was put back to an older state (H9), also about
 * changes that others made (H21).
 */
import { z } from 'zod';
import { digestSchema } from '../values/identity';

export const hubWordSchema = z.object({
  /** JSON text, exactly as signed: of a `receiptListSchema`, or of `composePageWord`. */
  text: z.string(),
  /** Ed25519 by the hub's key over the UTF-8 bytes of `text`, base64. */
  signature: z.string().max(120),
});
export type HubWord = z.infer<typeof hubWordSchema>;

type Numbered = { readonly seq: number; readonly hash: string };

/** What the hub signs of a page of its feed. */
export const composePageWord = (
  hubId: string,
  epoch: string,
  changes: readonly Numbered[],
  mustLoad?: true,
): string => JSON.stringify({ hubId, epoch, page: changes.map(({ seq, hash }) => [seq, hash]), mustLoad });

/** What the hub signs of a first load: its SHA-256 names all that stands in it, epoch and cursor as well. */
export const composeLoadWord = (hubId: string, organisationId: string, digest: string): string =>
  JSON.stringify({ hubId, organisationId, firstLoad: digest });

const number = z.int().min(1);
const wordTextSchema = z.object({
  hubId: z.uuid(),
  epoch: z.uuid(),
  page: z.array(z.tuple([number, digestSchema])).optional(),
  receipts: z.array(z.object({ seq: number, hash: digestSchema })).optional(),
});

export type ToldNumbers = {
  readonly hubId: string;
  readonly epoch: string;
  readonly told: readonly Numbered[];
};

/** What a word tells, whoever signed it; null when it is none. */
export function readHubWord({ text }: Pick<HubWord, 'text'>): ToldNumbers | null {
  try {
    const { hubId, epoch, page = [], receipts = [] } = wordTextSchema.parse(JSON.parse(text));
    return { hubId, epoch, told: [...page.map(([seq, hash]) => ({ seq, hash })), ...receipts] };
  } catch {
    return null;
  }
}
