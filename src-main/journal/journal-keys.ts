/**
 * Keys of a journal, derived from the device secret with HKDF-SHA256. Each use has its own key, and the key id tells
 * a wrong secret from a damaged file: it stands in every segment header, so nothing has to be decrypted to know.
 */
import { deriveKey } from '../keys/derive-key';

export type JournalKeys = {
  /** AES-256-GCM key of the frames. */
  readonly frameKey: Uint8Array;
  /** Goes into every hash of the chain: hashes stand in clear, and nobody shall try entries against them. */
  readonly chainKey: Uint8Array;
  /** Seals what was found out about whole segments. */
  readonly notesKey: Uint8Array;
  /** Eight bytes that name the key without telling anything about it. */
  readonly keyId: Uint8Array;
};

/** @param rootId the sixteen bytes that name the journal for its keys */
export const deriveJournalKeys = (secret: Uint8Array, rootId: Uint8Array): JournalKeys => ({
  frameKey: deriveKey(secret, rootId, 'vakproef journal frame'),
  chainKey: deriveKey(secret, rootId, 'vakproef journal chain'),
  notesKey: deriveKey(secret, rootId, 'vakproef journal notes'),
  keyId: deriveKey(secret, rootId, 'vakproef journal key id', 8),
});
