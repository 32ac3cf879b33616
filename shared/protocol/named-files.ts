/** The files that a change names, read from whatever stands there: a text that came from elsewhere may say anything. */
import { attachmentSchema } from './change';

export type NamedFile = { readonly digest: string; readonly bytes: number };

/** Each once; what is no file is left out. */
export function namedFilesOf({ attachments }: { readonly attachments?: unknown }): readonly NamedFile[] {
  // Nearly every change names none.
  if (!Array.isArray(attachments) || attachments.length === 0) return [];
  const named = attachments.flatMap((one) => {
    const { success, data } = attachmentSchema.safeParse(one);
    return success ? [[data.digest, { digest: data.digest, bytes: data.bytes }] as const] : [];
  });
  return [...new Map(named).values()];
}
