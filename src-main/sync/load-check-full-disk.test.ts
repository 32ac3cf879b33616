/** Y20: a disk without room for what was found does not make the load be asked about again and again. */
import { expect, test, vi } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { aLoadFile } from '../../test/builders/a-load-file';
import { aWorld } from '../../test/builders/a-world';
import { aSigner } from '../../test/hub/a-signer';
import { noHubPlace } from '../follow/hub-place';
import { firstIdentity } from '../follow/identity';
import { noMakers } from '../makers/makers';
import { createLoadCheck } from './load-check';

test('Y20: what a full disk could not take is written down when there is room, and looked for once', async () => {
  const [organisationId, epoch, digest] = [newId<'Organisation'>(), newId(), 'a'.repeat(64)];
  const { text, hash, signature, change } = aSigner(organisationId).sign();
  const bytes = await aLoadFile([{ seq: 1, text, hash, signature }], { epoch, cursor: 1 });
  const world = aWorld();
  const enrolment = { hubId: newId(), hubPublicKey: aSigner(organisationId).publicKey, organisationId };
  const answers = [err(problem('disk-full')), err(problem('disk-full')), ok({ position: 2 })];
  const written: (readonly JournalEntry[])[] = [];
  let reads = 0;
  const onChecked = vi.fn();
  const check = createLoadCheck(
    {
      journal: {
        read: async () => [],
        append: async (entries) => {
          written.push(entries);
          return answers[written.length - 1] ?? expect.fail('written once too often');
        },
      },
      follower: {
        identity: () => firstIdentity(newId<'Device'>()),
        hub: () => ({ ...noHubPlace, enrolment: enrolment as never }),
        makers: () => ({ ...noMakers, organisationId, unchecked: { digest, position: 1 } }),
        catchUp: async () => undefined,
      },
      bodies: {
        get: async () => {
          reads += 1;
          return ok(bytes);
        },
      },
      publicKey: () => '',
      world,
    },
    onChecked,
  );
  for (let round = 1; round <= 3; round++)
    await expect
      .poll(() => {
        if (written.length < round) {
          check.wake();
          world.pass(5000);
        }
        return written;
      })
      .toHaveLength(round);
  await expect.poll(() => onChecked).toHaveBeenCalledOnce();
  expect(written[2]).toMatchObject([
    { isLast: true, unproved: [{ subject: { changeId: change.changeId } }] },
  ]);
  expect(reads).toBe(1);
  await check.close();
});
