/** How the hub program is set up: from its environment, each wrong setting named in a sentence. */
import fs from 'node:fs';
import path from 'node:path';
import { isLoopback } from '../shared/kernel/loopback';
import { defaultAuditYears } from './audit/prune-audit';
import type { ScannerPlace } from './bodies/clamd';
import type { BodyPlace } from './bodies/open-bodies';
import type { CandidatePlace } from './candidates/serve-candidates';
import { type MetricsAddress, parseMetricsAddress } from './http/serve-metrics';
import type { StorePlace } from './open-hub-store';
import { parseScanner } from './read-scanner';

/** A certificate and its key, PEM, for a hub without a proxy before it. */
export type TlsFiles = { readonly cert: Buffer; readonly key: Buffer };

export type HubSettings = {
  readonly place: StorePlace;
  /** Where files are kept; null: the hub takes none. */
  readonly bodies: BodyPlace | null;
  /** What looks for viruses in them; null: nothing does. */
  readonly scanner: ScannerPlace | null;
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly tls: TlsFiles | null;
  /** Null: no figures are served. */
  readonly metrics: MetricsAddress | null;
  readonly trustedProxies: readonly string[];
  readonly hasSampleCentre: boolean;
  /** So long the audit log is kept. */
  readonly auditYears: number;
  /** Whether a centre's identity provider may be on this machine, over plain HTTP: to try things out. */
  readonly mayAskHere: boolean;
  /** Where candidates reach their page; null: nowhere. */
  readonly candidates: CandidatePlace | null;
};

/** A setting that is wrong; its message is for whoever starts the hub. */
export class SettingError extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

/** Where the data is: a server's address, or a folder. */
export function readPlace(env: Env): StorePlace {
  if (env.DATABASE_URL) return { databaseUrl: env.DATABASE_URL };
  return { dataFolder: path.resolve(env.VAKPROEF_HUB_DATA ?? '.vakproef/hub'), isDurable: true };
}

const defaultFileMb = 200;
/** What one request can put into an object store. */
const mostFileMb = 4000;

/** Of one centre; without it as much as there is room for. */
function readCentreBytes(text: string | undefined): { readonly centreBytes?: number } {
  if (!text) return {};
  const gigabytes = Number(text);
  if (!Number.isInteger(gigabytes) || gigabytes < 1 || gigabytes > 1_000_000)
    throw new SettingError(`VAKPROEF_HUB_CENTRE_GB is no number from 1 on: ${text}`);
  return { centreBytes: gigabytes * 1024 ** 3 };
}

function readFileBytes(text: string | undefined): number {
  const megabytes = Number(text ?? defaultFileMb);
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > mostFileMb)
    throw new SettingError(`VAKPROEF_HUB_FILE_MB is no number from 1 to ${mostFileMb}: ${text}`);
  return megabytes * 1024 * 1024;
}

/** Where files are kept: a folder, or a bucket of an object store. Throws a `SettingError`. */
export function readBodyPlace(env: Env): BodyPlace | null {
  const most = {
    maxBytes: readFileBytes(env.VAKPROEF_HUB_FILE_MB),
    ...readCentreBytes(env.VAKPROEF_HUB_CENTRE_GB),
  };
  const place = readPlace(env);
  const own = 'dataFolder' in place ? path.join(place.dataFolder, 'files') : undefined;
  const said = env.VAKPROEF_HUB_FILES || own;
  if (said === undefined) return null;
  const [, bucket] = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,62})$/.exec(said) ?? [];
  if (bucket === undefined) {
    if (said.includes('://'))
      throw new SettingError(`VAKPROEF_HUB_FILES is no folder and no s3://bucket: ${said}`);
    return { folder: path.resolve(said), ...most };
  }
  const { VAKPROEF_HUB_STORE_KEY: accessKeyId, VAKPROEF_HUB_STORE_SECRET: secretAccessKey } = env;
  if (!accessKeyId || !secretAccessKey)
    throw new SettingError('an object store needs VAKPROEF_HUB_STORE_KEY and VAKPROEF_HUB_STORE_SECRET');
  const endpoint = env.VAKPROEF_HUB_STORE_ENDPOINT || null;
  const region = env.VAKPROEF_HUB_STORE_REGION || 'eu-west-1';
  return { s3: { bucket, endpoint, region, accessKeyId, secretAccessKey }, ...most };
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingError(`VAKPROEF_HUB_PORT is no port: ${text}`);
  return port;
}

function readTls(env: Env): TlsFiles | null {
  const { VAKPROEF_HUB_CERT: cert, VAKPROEF_HUB_KEY: key } = env;
  if (!cert && !key) return null;
  if (!cert || !key) throw new SettingError('VAKPROEF_HUB_CERT and VAKPROEF_HUB_KEY go together');
  try {
    return { cert: fs.readFileSync(cert), key: fs.readFileSync(key) };
  } catch (error) {
    throw new SettingError(`the certificate cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
}

function readMetrics(text: string | undefined): MetricsAddress | null {
  if (!text) return null;
  const address = parseMetricsAddress(text);
  if (!address) throw new SettingError(`VAKPROEF_HUB_METRICS is no host:port: ${text}`);
  return address;
}

function readScanner(text: string | undefined): ScannerPlace | null {
  if (!text) return null;
  const place = parseScanner(text);
  if (!place) throw new SettingError(`VAKPROEF_HUB_SCANNER is no path of a socket and no host:port: ${text}`);
  return place;
}

function readAuditYears(text: string | undefined): number {
  const years = Number(text ?? defaultAuditYears);
  if (!Number.isInteger(years) || years < 1 || years > 100)
    throw new SettingError(`VAKPROEF_HUB_AUDIT_YEARS is no number of years from 1 to 100: ${text}`);
  return years;
}

/** The built page beside this program: as an image has it, and as a build of the sources. */
function findPageFolder(): string | null {
  const here = import.meta.dirname;
  const folders = [path.join(here, 'candidate'), path.join(here, '..', 'candidate')];
  return folders.find((folder) => fs.existsSync(path.join(folder, 'index.html'))) ?? null;
}

/** `https://…` without a path; `here`: this machine alone, to try things out. */
function readCandidates(text: string | undefined): CandidatePlace | null {
  if (!text) return null;
  if (text === 'here') return { origin: null, folder: findPageFolder() };
  const address = URL.canParse(text) ? new URL(text) : null;
  const isBare = address !== null && [address.origin, `${address.origin}/`].includes(text);
  const isSafe =
    address?.protocol === 'https:' || (address?.protocol === 'http:' && isLoopback(address.hostname));
  if (!isBare || !isSafe)
    throw new SettingError(`VAKPROEF_HUB_CANDIDATES is no https address without a path: ${text}`);
  return { origin: address.origin, folder: findPageFolder() };
}

/** All settings. Throws a `SettingError`. */
export const readSettings = (env: Env): HubSettings => ({
  place: readPlace(env),
  bodies: readBodyPlace(env),
  scanner: readScanner(env.VAKPROEF_HUB_SCANNER),
  host: env.VAKPROEF_HUB_HOST ?? '127.0.0.1',
  port: readPort(env.VAKPROEF_HUB_PORT ?? '47620'),
  tls: readTls(env),
  metrics: readMetrics(env.VAKPROEF_HUB_METRICS),
  trustedProxies: (env.VAKPROEF_HUB_PROXIES ?? '').split(',').flatMap((one) => one.trim() || []),
  hasSampleCentre: env.VAKPROEF_HUB_SAMPLE === '1',
  auditYears: readAuditYears(env.VAKPROEF_HUB_AUDIT_YEARS),
  mayAskHere: env.VAKPROEF_HUB_LOOPBACK === '1',
  candidates: readCandidates(env.VAKPROEF_HUB_CANDIDATES),
});
