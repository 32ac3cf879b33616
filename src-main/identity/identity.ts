/**
 * The contract `identity`: one attempt to begin here with an account of the centre. A new key is made first, and its
 * digest goes to the provider as the nonce: the token that comes back is for this key on this device and for nothing else.
 */
import type { ServiceOf } from '../../shared/contract/contract';
import type { Attempt, identityContract } from '../../shared/contract/identity-contract';
import type { DeviceId, OrganisationId, StaffId } from '../../shared/kernel/ids';
import { createLiveValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Cancel, World } from '../../shared/kernel/world';
import { privateKeyOf, rawPublicKey, seedBytes } from '../../shared/node/ed25519';
import { keyNonce } from '../../shared/node/key-nonce';
import type { HubClient } from '../../shared/protocol/hub-contract';
import { keyStatement } from '../../shared/protocol/person-statement';
import type { Certified } from '../people/certify-key';
import type { Newcomers } from '../people/people';
import { type LoopbackListener, listenForReturn } from './loopback-listener';
import { openDoor } from './sign-in-door';

export type ReturnPage = (language: string, problem: Problem | null) => string;

export type IdentityParts = {
  /** Under which id the device writes now. */
  readonly deviceId: () => DeviceId;
  readonly organisationId: () => OrganisationId | null;
  readonly hub: Pick<HubClient, 'identityProvider'>;
  readonly newcomers: Pick<Newcomers, 'certify' | 'enter'>;
  /** Opens the address in the browser of the system; null where the page is in a browser itself. */
  readonly openBrowser: ((address: string) => Promise<void>) | null;
  /** What the browser shows in the end, and what that page may do. */
  readonly returnPage: ReturnPage;
  readonly pagePolicy: string;
  readonly fetch: typeof globalThis.fetch;
  readonly world: World;
};

/** Signing in, and choosing a PIN after it, may each take so long. */
const patienceMs = 5 * 60_000;

type Run = {
  readonly staffId: StaffId;
  readonly organisationId: OrganisationId | null;
  readonly language: string;
  readonly seed: Uint8Array;
  readonly ends: AbortController;
  listener: LoopbackListener | null;
  forget: Cancel;
  certified: Certified | null;
};

export type Identity = {
  readonly service: ServiceOf<typeof identityContract>;
  /** Ends the attempt: the program ends, or this is not the device that it was begun on. */
  readonly close: () => void;
};

export function createIdentity(parts: IdentityParts): Identity {
  const { deviceId, organisationId, hub, newcomers, openBrowser, returnPage, fetch, world } = parts;
  const attempt = createLiveValue<Attempt>({ phase: 'none' });
  let current: Run | null = null;

  const stop = (): void => {
    current?.forget();
    current?.ends.abort();
    current?.listener?.close();
    current = null;
  };
  const end = (): void => {
    stop();
    attempt.set({ phase: 'none' });
  };
  /** What a run that was ended still says is nobody's any more. */
  const fail = (run: Run, why: Problem): void => {
    if (current !== run) return;
    stop();
    const failed: Attempt = { phase: 'failed', staffId: run.staffId, problem: why };
    attempt.set(failed);
    // Whoever comes back to the device later is not told of it again.
    world.after(patienceMs, () => {
      if (attempt.get() === failed) attempt.set({ phase: 'none' });
    });
  };
  const waitFor = (run: Run): void => {
    run.forget();
    run.forget = world.after(patienceMs, () => fail(run, problem('identity-too-late')));
  };

  const certify = async (run: Run, idToken: Result<string>): Promise<Problem | null> => {
    if (!idToken.ok) return idToken.problem;
    const { staffId, seed } = run;
    const request = { code: null, staffId, idToken: idToken.value };
    const certified = await newcomers.certify(request, seed);
    if (!certified.ok) return certified.problem;
    if (current !== run) return problem('identity-too-late');
    run.certified = certified.value;
    waitFor(run);
    run.listener?.close();
    attempt.set({ phase: 'signed-in', staffId });
    return null;
  };

  const open = async (run: Run): Promise<Result<unknown>> => {
    const { staffId, seed, language, ends } = run;
    const answer = await hub.identityProvider({});
    if (!answer.ok) return answer;
    const { provider } = answer.value;
    if (!provider) return err(problem('identity-provider-missing'));
    const listener = await listenForReturn(parts.pagePolicy);
    run.listener = listener;
    if (ends.signal.aborted) listener.close();
    const nonce = keyNonce(keyStatement(deviceId(), rawPublicKey(privateKeyOf(seed))));
    const { redirectUri } = listener;
    const door = await openDoor({
      provider,
      redirectUri,
      nonce,
      language,
      fetch,
      world,
      signal: ends.signal,
    });
    if (!door.ok || current !== run) return door;
    const { address, state, redeem } = door.value;
    listener.expect(state, async (back) => {
      const failure = await certify(run, await redeem(back));
      if (failure) fail(run, failure);
      return returnPage(language, failure);
    });
    const isOpened = openBrowser
      ? await openBrowser(address).then(
          () => true,
          () => false,
        )
      : false;
    // Whoever is quick may be back already.
    if (current === run && attempt.get().phase === 'asking')
      attempt.set({ phase: 'waiting', staffId, address, isOpened });
    return ok({});
  };

  const service: Identity['service'] = {
    attempt,
    start: async ({ staffId, language }) => {
      stop();
      const run: Run = {
        staffId,
        organisationId: organisationId(),
        language,
        seed: world.randomBytes(seedBytes),
        ends: new AbortController(),
        listener: null,
        forget: () => undefined,
        certified: null,
      };
      current = run;
      waitFor(run);
      attempt.set({ phase: 'asking', staffId });
      const opened = await open(run).catch((bug: unknown) => {
        // Such as no port that can be had: nobody waits for what was never begun.
        if (current === run) end();
        throw bug;
      });
      if (!opened.ok) fail(run, opened.problem);
      return ok({});
    },
    cancel: async () => {
      end();
      return ok({});
    },
    finish: async ({ pin }) => {
      const run = current;
      if (!run?.certified || run.organisationId !== organisationId())
        return err(problem('identity-too-late'));
      const entered = await newcomers.enter(run.certified, run.seed, pin);
      if (entered.ok && current === run) end();
      return entered;
    },
  };
  return { service, close: end };
}
