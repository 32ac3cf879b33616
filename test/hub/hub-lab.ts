/**
 * Real PostgreSQL for tests: one server per process, fast instead of durable, and a fresh database per test, copied
 * from one that was migrated once. Hubs on it listen on loopback. Databases end with the file, the server with the process:
 * making one costs 1.5 CPU s, and 46 files want one.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { newId, type OrganisationId, type StaffId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import type { World } from '../../shared/kernel/world';
import type { EnrolAnswer } from '../../shared/protocol/hub-api';
import type { Signer } from '../../src-hub/accept/examine-change';
import { hashToken } from '../../src-hub/accounts/enrol-device';
import { createEnrolmentCode } from '../../src-hub/accounts/enrolment-code';
import type { MayWrite } from '../../src-hub/authorise/may-write';
import type { Bodies } from '../../src-hub/bodies/object-store';
import type { CandidatePlace } from '../../src-hub/candidates/serve-candidates';
import { createOrganisation } from '../../src-hub/centres/hub-changes';
import { closeServer } from '../../src-hub/http/close-server';
import { createServer } from '../../src-hub/http/create-server';
import type { HubLimits } from '../../src-hub/http/limits';
import { createProviders } from '../../src-hub/identity/providers';
import type { PostgresConnection } from '../../src-hub/postgres/postgres-connection';
import { startPostgres } from '../../src-hub/postgres/start-postgres';
import type { WorkOutSight } from '../../src-hub/sight/work-out-sight';
import { openStore, type Store } from '../../src-hub/store/open-store';
import { everyDeviceMay } from './every-device-may';
import { everyDeviceSees } from './every-device-sees';
import { anOpenFolder } from './open-folder';

export type HubLab = {
  /** A fresh, migrated database. */
  readonly freshDatabase: () => Promise<PostgresConnection>;
  /** A database with nothing in it. */
  readonly emptyDatabase: () => Promise<PostgresConnection>;
  /** A copy of a database as it is now, as a backup would be; nobody may be connected to it. */
  readonly copyDatabase: (original: PostgresConnection) => Promise<PostgresConnection>;
  readonly close: () => Promise<void>;
};

type Server = { readonly connection: PostgresConnection; readonly admin: pg.Client };

async function startServer(): Promise<Server> {
  process.env.VAKPROEF_HUB_LOG = 'off';
  // It goes with the folder of the run. PostgreSQL ends when this process does.
  const { connection } = await startPostgres(anOpenFolder(), realWorld, false);
  const admin = new pg.Client(connection);
  await admin.connect();
  await admin.query('create database migrated');
  const migrated = await openStore({ ...connection, database: 'migrated' }, realWorld);
  // Each database gets an identity of its own, as each hub has.
  await migrated.database.deleteFrom('hub').execute();
  await migrated.close();
  return { connection, admin };
}

let server: Promise<Server> | null = null;

/** A place for databases of one file; for `beforeAll`. */
export async function openHubLab(): Promise<HubLab> {
  server ??= startServer();
  const { connection, admin } = await server;
  const made: string[] = [];
  const copyDatabase: HubLab['copyDatabase'] = async (original) => {
    const database = `hub_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${database} template ${original.database}`);
    made.push(database);
    return { ...connection, database };
  };
  return {
    freshDatabase: () => copyDatabase({ ...connection, database: 'migrated' }),
    copyDatabase,
    emptyDatabase: () => copyDatabase({ ...connection, database: 'template0' }),
    close: async () => {
      for (const database of made) await admin.query(`drop database ${database} with (force)`);
    },
  };
}

/** Says `flushed`, although the server of the tests waits for no disk: what a device makes of `memory` is tested by itself. */
const openKept = async (connection: PostgresConnection, world: World): Promise<Store> => ({
  ...(await openStore(connection, world)),
  durability: 'flushed',
});

/** A store on the database; closed when the test ends. */
export async function aStore(connection: PostgresConnection): Promise<Store> {
  const store = await openStore(connection, realWorld);
  onTestFinished(() => store.close());
  return store;
}

export type TestHub = { readonly url: string; readonly store: Store; readonly close: () => Promise<void> };

export type TestHubOptions = {
  /** Its clock, ids and chance. */
  readonly world?: World;
  readonly now?: () => Date;
  readonly port?: number;
  readonly limits?: Partial<HubLimits>;
  /** Who may write what; without it every device, for tests that are about something else. */
  readonly rights?: MayWrite;
  /** What a device sees; without it everything, for tests that are about something else. */
  readonly sight?: WorkOutSight;
  /** Where it keeps files; without it it takes none. */
  readonly bodies?: Bodies;
  /** Where candidates reach their page; without it there is none. */
  readonly candidates?: CandidatePlace;
};

/** A hub that answers; closed when the test ends. */
export async function aHub(
  connection: PostgresConnection,
  {
    world = realWorld,
    now = world.now,
    port = 0,
    limits = {},
    rights = everyDeviceMay,
    sight = everyDeviceSees,
    bodies,
    candidates,
  }: TestHubOptions = {},
): Promise<TestHub> {
  const store = await openKept(connection, world);
  const providers = createProviders(world, true);
  const server = await createServer(store, now, {
    limits,
    rights,
    providers,
    sight,
    bodies: bodies ?? null,
    candidates: candidates ?? null,
  });
  await server.listen({ host: '127.0.0.1', port });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    // What a test asked for and did not read to its end is not waited for.
    await closeServer(server, realWorld, 2000);
    await store.close();
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`, store, close };
}

/** An organisation without documents. */
export async function anOrganisation(store: Store): Promise<OrganisationId> {
  const organisationId = newId<'Organisation'>();
  await createOrganisation(store, { organisationId, name: 'Testcentrum' }, new Date());
  return organisationId;
}

/** A code for one device of it. */
export const aCode = (
  store: Store,
  organisationId: OrganisationId,
  now = new Date(),
  staffId: StaffId | null = null,
): Promise<string> => createEnrolmentCode(store, organisationId, now, staffId);

/** What a device keeps of joining, as far as a test asks. */
export type KnownDevice = Pick<EnrolAnswer, 'token' | 'hubId' | 'epoch' | 'organisationId'>;

/** A device that the hub knows without its having joined, so that a feed begins with what the test writes. */
export async function aKnownDevice(
  { database, identity }: Store,
  { organisationId, deviceId, publicKey }: Signer,
): Promise<KnownDevice> {
  const token = randomBytes(32).toString('base64url');
  await database
    .insertInto('device')
    .values({
      organisation_id: organisationId,
      device_id: deviceId,
      name: 'Tablet 1',
      public_key: publicKey,
      token_hash: hashToken(token),
      enrolled_at: new Date(),
    })
    .execute();
  const { epoch } = await database
    .selectFrom('organisation')
    .select('epoch')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { token, hubId: identity.hubId, epoch, organisationId };
}
