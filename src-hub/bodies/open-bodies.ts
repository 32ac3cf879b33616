/** Opens the store that the settings name. */
import { createFolderStore } from './folder-store';
import type { Bodies } from './object-store';
import type { S3Place } from './s3-store';

export type BodyPlace = ({ readonly folder: string } | { readonly s3: S3Place }) & {
  /** Of one file. */
  readonly maxBytes: number;
  /** Of all files of one centre. */
  readonly centreBytes?: number;
};

export async function openBodies(place: BodyPlace): Promise<Bodies> {
  const { maxBytes, centreBytes } = place;
  const most = { maxBytes, ...(centreBytes === undefined ? {} : { centreBytes }) };
  if ('folder' in place) return { objects: createFolderStore(place.folder), ...most };
  // A large library, for those who use it.
  const { createS3Store } = await import('./s3-store');
  return { objects: createS3Store(place.s3), ...most };
}
