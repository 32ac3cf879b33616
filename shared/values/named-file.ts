/**
 * A file that a record names: what its bytes are and how long, what people call it, and when it was made. The bytes travel
 * apart, by their digest; who records it names them in the envelope too (`attachmentsOf`).
 */
import { z } from 'zod';
import { digestSchema, momentSchema } from './identity';
import { openObject } from './open-object';

export const namedFileSchema = openObject({
  digest: digestSchema,
  bytes: z.int().min(1),
  /** By what the bytes are; of a record of elsewhere no more than a claim. */
  mediaType: z.string().min(1).max(200),
  /** As its file was called, cleaned; never a path. */
  name: z.string().min(1).max(200),
  /** When its file says that it was made or last changed; null: it does not say. */
  madeAt: momentSchema.nullable(),
  /** A small picture of it (JPEG), a file of its own. */
  preview: openObject({ digest: digestSchema, bytes: z.int().min(1) }).optional(),
});
export type NamedFile = z.infer<typeof namedFileSchema>;

type Attachment = { readonly digest: string; readonly bytes: number; readonly mediaType: string };

const previewType = 'image/jpeg';

/** What a change names of these files in its envelope, each bytes once. */
export function attachmentsOf(files: readonly NamedFile[]): Attachment[] {
  const named = files.flatMap(({ digest, bytes, mediaType, preview }) => [
    { digest, bytes, mediaType },
    ...(preview ? [{ digest: preview.digest, bytes: preview.bytes, mediaType: previewType }] : []),
  ]);
  return [...new Map(named.map((one) => [one.digest, one])).values()];
}
