/** Stores for the bodies of a test: a folder, and an object store that speaks S3 on loopback. Both end with the test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import { onTestFinished } from 'vitest';
import { createFolderStore } from '../../src-hub/bodies/folder-store';
import type { ObjectStore } from '../../src-hub/bodies/object-store';
import { createS3Store } from '../../src-hub/bodies/s3-store';

export async function aStoreFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vakproef-bodies-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Where it listens, and how to end it before the test does. */
export type TestS3 = { readonly objects: ObjectStore; readonly end: () => Promise<void> };

const bucket = 'bodies';

export async function anS3Store(): Promise<TestS3> {
  const directory = await aStoreFolder();
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory },
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await server.run();
  let isEnded = false;
  const end = async (): Promise<void> => {
    if (isEnded) return;
    isEnded = true;
    await server.close();
  };
  onTestFinished(end);
  const endpoint = `http://127.0.0.1:${port}`;
  const key = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
  return { objects: createS3Store({ bucket, endpoint, region: 'eu-west-1', ...key }), end };
}

/** Each kind of store, by its name: what holds for one holds for the other. */
export const storeKinds: Readonly<Record<'folder' | 's3', () => Promise<ObjectStore>>> = {
  folder: async () => createFolderStore(await aStoreFolder()),
  s3: async () => (await anS3Store()).objects,
};
