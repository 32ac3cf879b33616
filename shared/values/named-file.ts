/** A file as a record names it: what it is; its bytes travel apart, by their digest. */
import { z } from 'zod';
import { digestSchema, momentSchema, textSchema } from './identity';
import { openObject } from './open-object';

/** SHA-256 of the bytes, how many they are (a file without any is none), and what they say that they are, such as `image/jpeg`. */
const bodySchema = openObject({
  digest: digestSchema,
  bytes: z.int().min(1),
  mediaType: z.string().min(1).max(200),
});

export const namedFileSchema = bodySchema.extend({
  /** As its maker called it, cleaned; never a place on a disk. */
  name: textSchema(200).min(1),
  /** When it was made, by the clock of what made it; null when that is not known. */
  madeAt: momentSchema.nullable(),
  /** A small picture of it, made once; absent where there is none. */
  preview: bodySchema.optional(),
});
export type NamedFile = z.infer<typeof namedFileSchema>;

type Attachment = z.infer<typeof bodySchema>;

/** What the envelope of a change says of the files that its record names: each body once. */
export function attachmentsOf(files: readonly NamedFile[]): Attachment[] {
  const bodies = files.flatMap((file) => [file, ...(file.preview ? [file.preview] : [])]);
  const byDigest = new Map(bodies.map(({ digest, bytes, mediaType }) => [digest, { digest, bytes, mediaType }]));
  return [...byDigest.values()];
}
