/** A whole hub: store, server and, when asked for, the sample centre with a code to enrol a device with. */
import type { AddressInfo } from 'node:net';
import type { World } from '../shared/kernel/world';
import { createEnrolmentCode } from './accounts/enrolment-code';
import { createServer } from './http/create-server';
import { logEvent } from './log';
import { openHubStore, type StorePlace } from './open-hub-store';
import { seedSampleCentre } from './sample-centre/seed-sample-centre';

export type Hub = {
  readonly url: string;
  /** A fresh code for the sample centre; null without one. */
  readonly enrolmentCode: string | null;
  readonly close: () => Promise<void>;
};

export type HubOptions = {
  readonly place: StorePlace;
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly hasSampleCentre: boolean;
  readonly world: World;
};

/** Starts a hub and resolves when it answers. */
export async function serveHub({ place, host, port, hasSampleCentre, world }: HubOptions): Promise<Hub> {
  const { now } = world;
  const store = await openHubStore(place, 'serve', world);
  const server = await createServer(store, now);
  const close = async (): Promise<void> => {
    await server.close();
    await store.close();
  };
  try {
    const enrolmentCode = hasSampleCentre
      ? await createEnrolmentCode(store, await seedSampleCentre(store, now()), now())
      : null;
    await server.listen({ host, port });
    const bound = server.server.address() as AddressInfo;
    logEvent(world, 'hub-started', {
      hubId: store.identity.hubId,
      port: bound.port,
      durability: store.durability,
    });
    const name = host.includes(':') ? `[${host}]` : host;
    return { url: `http://${name}:${bound.port}`, enrolmentCode, close };
  } catch (error) {
    await close();
    throw error;
  }
}
