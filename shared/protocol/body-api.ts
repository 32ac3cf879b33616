/**
 * How the bytes of files travel, apart from the changes that name them (SPEC, H51 to H58). They go up by the open protocol
 * tus 1.0.0: created at `bodyUploadsPath` with `Upload-Length` and the metadata `digest`, carried on at
 * `composeUploadPath`. What tus calls complete is no receipt: that is what `bodyReceipts` answers. They come down at
 * `composeBodyPath`, whole or by a range.
 *
 * Every request carries the headers of the hub's contract; every failure is a `failureSchema`, with these codes beside
 * the usual ones: `body-unnamed`, `body-differs` (status 460), `body-too-large`, `hub-full`, `hub-takes-no-files`,
 * `body-missing`.
 */
import { z } from 'zod';
import { digestSchema, idSchema, momentSchema } from '../values/identity';

export const bodyUploadsPath = '/v1/bodies/uploads';
/** Where an upload goes on: who sends it is told by the token, so a device needs to remember no address. */
export const composeUploadPath = (digest: string): string => `${bodyUploadsPath}/${digest}`;
export const composeBodyPath = (digest: string): string => `/v1/bodies/${digest}`;

/** Most bytes that one request of an upload carries, so that it is done within the time a request may take. */
export const maxUploadChunkBytes = 8 * 1024 * 1024;
export const uploadChunkType = 'application/offset+octet-stream';
/** In every answer of the hub: how many bytes a file may have for it; 0: it takes none. */
export const fileBytesHeader = 'vakproef-file-bytes';
/** Name under which the metadata of an upload says the SHA-256 in hex. */
export const uploadDigestKey = 'digest';

const digestsSchema = z.array(digestSchema).max(500);

export const bodyReceiptsRequestSchema = z.object({ digests: digestsSchema.min(1) });

/** Says of one body: the hub read these bytes back from where it keeps them. */
export const bodyReceiptSchema = z.object({
  digest: digestSchema,
  bytes: z.int().min(0),
  receivedAt: momentSchema,
  /** Number a person can read aloud, e.g. `8F2C-19A0`. */
  number: z.string(),
});
export type BodyReceipt = z.infer<typeof bodyReceiptSchema>;

/** What the hub signs, with what `receiptListSchema` says of `durability`. Each digest that was asked stands in one of the three. */
export const bodyReceiptListSchema = z.object({
  hubId: z.uuid(),
  epoch: z.uuid(),
  durability: z.enum(['flushed', 'memory']),
  deviceId: idSchema<'Device'>(),
  bodies: z.array(bodyReceiptSchema),
  /** The hub does not hold them, or this device may not know. */
  missing: digestsSchema,
  /** What named them was erased: nobody wants these bytes any more, and nothing waits for them. */
  erased: digestsSchema,
});
export type BodyReceiptList = z.infer<typeof bodyReceiptListSchema>;
