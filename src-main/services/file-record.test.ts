/** A file with many steps is looked into in slices. */
import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { aWorld } from '../../test/builders/a-world';
import { aSigner } from '../../test/hub/a-signer';
import { noMakers } from '../makers/makers';
import { createFileRecord } from './file-record';

it('rests while it reads the steps of a file, so that a mark waits for none of them', async () => {
  const signer = aSigner(newId<'Organisation'>());
  const changes = Array.from({ length: 20 }, () => {
    const { text, hash, signature } = signer.sign();
    return { text, hash, signature };
  });
  let [asked, rests] = [0, 0];
  const world = {
    ...aWorld(),
    monotonicMs: () => 3 * asked++,
    pause: async () => void rests++,
  };
  const hub = { hubId: newId(), hubPublicKey: signer.publicKey };
  const { checkRecord } = createFileRecord(
    () => signer,
    () => ({ makers: noMakers, hub }),
    world,
  );
  expect(await checkRecord({ changes, receipt: null })).toMatchObject({ value: { steps: 'proved' } });
  expect(rests).toBeGreaterThan(5);
});
