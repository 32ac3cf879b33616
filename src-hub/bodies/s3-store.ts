/** Bodies in an object store that speaks S3. An object is there whole or not at all, because it is put in one request. */
import { Readable } from 'node:stream';
import { S3 } from '@aws-sdk/client-s3';
import type { Span } from '../../shared/node/sealed-chunks';
import { type ListedObject, type ObjectStore, StoreError } from './object-store';

export type S3Place = {
  readonly bucket: string;
  /** Of the store; null: Amazon's own, by region. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

const connectionMs = 10_000;
/** Without a byte. */
const silentMs = 60_000;

type Answered = { readonly name: string; readonly $metadata?: { readonly httpStatusCode?: number } };
const answeredOf = (error: unknown): Answered | null =>
  error instanceof Error && '$metadata' in error ? (error as Answered) : null;

const isNotThere = (error: unknown): boolean => answeredOf(error)?.$metadata?.httpStatusCode === 404;

/** Status 507 and these names are how compatible stores say that they are full. */
const fullNames: ReadonlySet<string> = new Set([
  'XMinioStorageFull',
  'QuotaExceeded',
  'XMinioAdminBucketQuotaExceeded',
]);

/** What the store said, in the words of the port. */
function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const answered = answeredOf(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : (answered?.name ?? 'unknown');
  if (answered && (fullNames.has(answered.name) || answered.$metadata?.httpStatusCode === 507))
    return new StoreError('full', answered.name);
  return new StoreError(isNotThere(error) ? 'missing' : 'away', code);
}

/** What goes wrong is told by whoever asked, and not by the library to the terminal. */
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export function createS3Store({
  bucket,
  endpoint,
  region,
  accessKeyId,
  secretAccessKey,
}: S3Place): ObjectStore {
  const client = new S3({
    region,
    ...(endpoint === null ? {} : { endpoint, forcePathStyle: true }),
    credentials: { accessKeyId, secretAccessKey },
    // Compatible stores know no checksums of their own; every body is hashed by us when it is read back.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    logger: silent,
    requestHandler: { connectionTimeout: connectionMs, socketTimeout: silentMs },
  });
  const at = (place: string) => ({ Bucket: bucket, Key: place });

  async function* read(place: string, { start, end }: Span): AsyncGenerator<Uint8Array> {
    try {
      const { Body } = await client.getObject({ ...at(place), Range: `bytes=${start}-${end - 1}` });
      if (Body instanceof Readable) yield* Body;
    } catch (error) {
      throw storeError(error);
    }
  }

  async function* list(prefix: string): AsyncGenerator<ListedObject> {
    let token: string | undefined;
    do {
      const page = await client
        .listObjectsV2({ Bucket: bucket, Prefix: prefix, ...(token ? { ContinuationToken: token } : {}) })
        .catch((error: unknown) => {
          throw storeError(error);
        });
      for (const { Key, LastModified, Size = 0 } of page.Contents ?? [])
        if (Key !== undefined && LastModified) yield { place: Key, at: LastModified, bytes: Size };
      token = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (token);
  }

  return {
    put: async (place, length, source) => {
      const failures: unknown[] = [];
      const Body = Readable.from(source, { objectMode: false });
      const controller = new AbortController();
      // The library hears nothing of a source that fails: it would wait for the rest for ever.
      Body.once('error', (error) => {
        failures.push(error);
        controller.abort();
      });
      try {
        await client.putObject(
          { ...at(place), Body, ContentLength: length },
          { abortSignal: controller.signal },
        );
      } catch (error) {
        Body.destroy();
        throw failures[0] ?? storeError(error);
      }
    },
    read,
    size: async (place) => {
      try {
        return (await client.headObject(at(place))).ContentLength ?? null;
      } catch (error) {
        if (isNotThere(error)) return null;
        throw storeError(error);
      }
    },
    remove: async (place) => {
      try {
        await client.deleteObject(at(place));
      } catch (error) {
        if (!isNotThere(error)) throw storeError(error);
      }
    },
    list,
  };
}
