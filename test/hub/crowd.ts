/** Many devices at one hub at once: each pushes its marks and reads everybody's, round after round. */
import { randomBytes } from 'node:crypto';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type HubClient, hubContract } from '../../shared/protocol/hub-contract';
import { hashToken } from '../../src-hub/accounts/enrol-device';
import type { Store } from '../../src-hub/store/open-store';
import { connectHttp } from '../../src-main/sync/connect-http';
import { aSigner, type TestSigner } from './a-signer';

export type CrowdResult = {
  /** Code of every answer that was a problem; an error of the network too. */
  readonly problems: readonly string[];
  /** Milliseconds of every request, by kind. */
  readonly pushMs: readonly number[];
  readonly pullMs: readonly number[];
  readonly received: number;
};

type Member = { readonly device: TestSigner; readonly hub: HubClient };

/** Puts devices into the organisation without a code each. */
async function aMember(url: string, store: Store, organisationId: OrganisationId): Promise<Member> {
  const device = aSigner(organisationId);
  const token = randomBytes(32).toString('base64url');
  await store.database
    .insertInto('device')
    .values({
      organisation_id: organisationId,
      device_id: device.deviceId,
      name: 'crowd',
      public_key: device.publicKey,
      token_hash: hashToken(token),
      enrolled_at: new Date(),
    })
    .execute();
  const { signal } = new AbortController();
  return { device, hub: connectHttp(hubContract, { hubUrl: url, token, fetch, signal, seen: () => null }) };
}

/** Lets them all go at once. */
export async function runCrowd(
  { url, store }: { readonly url: string; readonly store: Store },
  organisationId: OrganisationId,
  { devices, rounds, marks }: { readonly devices: number; readonly rounds: number; readonly marks: number },
): Promise<CrowdResult> {
  const members = await Promise.all(
    Array.from({ length: devices }, () => aMember(url, store, organisationId)),
  );
  const problems: string[] = [];
  const pushMs: number[] = [];
  const pullMs: number[] = [];
  let received = 0;
  const timed = async <T extends { readonly ok: boolean }>(
    into: number[],
    ask: () => Promise<T>,
  ): Promise<T> => {
    const start = performance.now();
    const answer = await ask();
    into.push(performance.now() - start);
    if (!answer.ok && 'problem' in answer) problems.push((answer.problem as { code: string }).code);
    return answer;
  };
  const live = async ({ device, hub }: Member): Promise<void> => {
    let after = 0;
    for (let round = 0; round < rounds; round++) {
      const changes = Array.from({ length: marks }, () => {
        const { text, hash, signature } = device.sign();
        return { text, hash, signature };
      });
      const pushed = await timed(pushMs, () => hub.push({ changes }));
      if (pushed.ok) received += JSON.parse(pushed.value.text).receipts.length;
      const page = await timed(pullMs, () => hub.pull({ after, limit: 1000, ownSeq: 0, ownHash: '' }));
      if (page.ok) after = page.value.cursor;
    }
  };
  await Promise.all(members.map(live));
  return { problems, pushMs, pullMs, received };
}
