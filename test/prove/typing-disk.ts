/** What is on the disk of a device, read from its files beside the running program: texts that are kept of one person. */
import path from 'node:path';
import type { StaffId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { Result } from '../../shared/kernel/result';
import { loadKeyFile } from '../../src-main/keys/key-file';
import { createTypedTexts } from '../../src-main/typed/typed-texts';

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`not to be read: ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** Every text that is kept of this person at this moment. */
export async function readKept(deviceFolder: string, staffId: StaffId): Promise<readonly string[]> {
  const secret = must(await loadKeyFile(deviceFolder, realWorld));
  const texts = createTypedTexts(path.join(deviceFolder, 'typed'), secret, realWorld);
  return must(await texts.read(staffId)).texts.map(({ text }) => text);
}
