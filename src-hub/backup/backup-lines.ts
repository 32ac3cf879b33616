/**
 * The file of a backup: gzip over lines of JSON. The first says what it is, each of the others is one row of a table, the
 * last names how many there were and the SHA-256 over all before it, so that a cut or damaged file is never restored.
 */
import { z } from 'zod';

export const backupHeaderSchema = z.object({
  file: z.literal('vakproef-hub-backup'),
  format: z.literal(1),
  /** Version of the database's shape. */
  version: z.int().min(1),
  at: z.string(),
});
export type BackupHeader = z.infer<typeof backupHeaderSchema>;

export const backupRowSchema = z.object({ table: z.string().regex(/^[a-z_]+$/), row: z.unknown() });

export const backupEndSchema = z.object({ rows: z.int().min(0), sha256: z.string() });
