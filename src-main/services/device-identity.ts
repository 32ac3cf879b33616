/**
 * Who this device is: an id made once and kept in `device.json`. When that file is lost, the id is taken from the
 * device's own changes in the journal, because the hub knows them by it. An empty journal begins a new device: under an
 * id that wrote before, its chain would begin a second time.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DeviceId } from '../../shared/kernel/ids';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { idSchema } from '../../shared/values/identity';
import { replaceFile } from '../disk/replace-file';
import { fileProblem } from '../disk/storage-problem';

const identitySchema = z.object({ deviceId: idSchema<'Device'>() });

async function readIdentity(path: string): Promise<DeviceId | null> {
  try {
    return identitySchema.parse(JSON.parse(await readFile(path, 'utf8'))).deviceId;
  } catch {
    return null;
  }
}

const pathIn = (folder: string): string => join(folder, 'device.json');

/**
 * The id that counts unless the journal knows better.
 * @param isBegun whether the journal holds anything
 */
export const proposeDeviceId = async (folder: string, isBegun: boolean, world: World): Promise<DeviceId> =>
  (isBegun ? await readIdentity(pathIn(folder)) : null) ?? world.newId<'Device'>();

/** Makes the id durable before anything is recorded under it. */
export async function keepDeviceId(folder: string, deviceId: DeviceId): Promise<Result<null>> {
  const path = pathIn(folder);
  if ((await readIdentity(path)) === deviceId) return ok(null);
  try {
    await replaceFile(path, new TextEncoder().encode(`${JSON.stringify({ deviceId }, null, 2)}\n`));
    return ok(null);
  } catch (error) {
    return err(fileProblem(error));
  }
}
