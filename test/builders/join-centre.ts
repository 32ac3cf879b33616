/** Makes the folder of a device that belongs to a centre and on which somebody has a PIN. Its hub never answers. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrganisationId, StaffId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { newPrivateKey, privateKeyOf, rawPublicKey, seedBytes } from '../../shared/node/ed25519';
import { openJournal } from '../../src-main/journal/journal';
import { loadKeyFile } from '../../src-main/keys/key-file';
import { openKeyShares, sharesFileIn } from '../../src-main/keys/key-shares';
import { stretchWithArgon } from '../../src-main/people/argon-stretch';
import { sealPersonKey } from '../../src-main/people/person-key';
import { createTriesMirror } from '../../src-main/people/tries-mirror';
import { aCertificate, signCertificate } from './a-certificate';
import { value } from './value';

/** The PIN of that person. */
export const joinedPin = 'een lange zin';

/**
 * The person is administrator and examiner.
 * @param stateFolder where the device counts wrong PINs once more
 */
export async function joinCentre(folder: string, stateFolder: string, staffId: StaffId): Promise<void> {
  await mkdir(folder, { recursive: true });
  const secret = value(await loadKeyFile(folder, realWorld));
  const journal = value(await openJournal({ folder: join(folder, 'journal'), secret, world: realWorld }));
  const id = realWorld.newId<'Organisation'>();
  const [hubKey, seed] = [newPrivateKey(), realWorld.randomBytes(seedBytes)];
  const deviceId = realWorld.newId<'Device'>();
  const publicKey = rawPublicKey(privateKeyOf(seed));
  const shares = await openKeyShares(sharesFileIn(folder, 'people.shares'), realWorld);
  const parts = { secret, shares, stretch: stretchWithArgon, world: realWorld };
  const certificate = signCertificate(aCertificate({ staffId, deviceId, publicKey }), {
    hubId: id,
    privateKey: hubKey,
  });
  value(
    await journal.append([
      {
        kind: 'enrolled',
        hubUrl: 'http://127.0.0.1:9',
        hubId: id,
        hubPublicKey: rawPublicKey(hubKey),
        epoch: id,
        organisationId: id as OrganisationId,
        organisationName: 'Examencentrum',
        deviceName: 'Tablet',
        token: '',
        at: realWorld.now().toISOString(),
      },
      {
        kind: 'person-key',
        ...(await sealPersonKey(parts, staffId, joinedPin, seed)),
        certificate,
        at: realWorld.now().toISOString(),
      },
    ]),
  );
  await createTriesMirror(stateFolder, secret).write(staffId, 0);
  await journal.close();
}
