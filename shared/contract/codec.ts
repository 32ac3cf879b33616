/**
 * Plain values with bytes for the transport over HTTP: as JSON text, where bytes become `{ "$bytes": base64 }`, or with
 * the bytes as they are behind the text, for answers that are large;
 * an object that really has such a key is wrapped, so that every plain value comes back as it went. A property that is
 * `undefined` is left out, a lone `undefined` reads back as `null`: contracts use `null` for "nothing".
 */
const bytesKey = '$bytes';
const plainKey = '$plain';

const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
};

const fromBase64 = (text: string): Uint8Array => {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

type PutBytes = (bytes: Uint8Array) => unknown;
/** Null for what stands for no bytes. */
type GetBytes = (stand: unknown) => Uint8Array | null;

const pack = (value: unknown, put: PutBytes): unknown => {
  if (value instanceof Uint8Array) return { [bytesKey]: put(value) };
  if (Array.isArray(value)) return value.map((inner) => pack(inner, put));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, pack(inner, put)]);
  const packed = Object.fromEntries(entries);
  return bytesKey in packed || plainKey in packed ? { [plainKey]: packed } : packed;
};

const unpackEntries = (value: object, get: GetBytes): unknown =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner, get)]));

const unpack = (value: unknown, get: GetBytes): unknown => {
  if (Array.isArray(value)) return value.map((inner) => unpack(inner, get));
  if (typeof value !== 'object' || value === null) return value;
  const bytes = bytesKey in value ? get(value[bytesKey]) : null;
  if (bytes) return bytes;
  if (plainKey in value && typeof value[plainKey] === 'object' && value[plainKey] !== null)
    return unpackEntries(value[plainKey], get);
  return unpackEntries(value, get);
};

/** Whether `found` says so of anything in it. Most values are plain. */
function hasInside(value: unknown, found: (inner: object) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (found(value)) return true;
  if (value instanceof Uint8Array) return false;
  return Object.values(value).some((inner) => hasInside(inner, found));
}
const isBytes = (value: object): boolean => value instanceof Uint8Array;
const needsPacking = (value: object): boolean => isBytes(value) || bytesKey in value || plainKey in value;

/** The value as JSON text. */
export const encodeValue = (value: unknown): string =>
  JSON.stringify(hasInside(value, needsPacking) ? pack(value, toBase64) : value) ?? 'null';

const mayBePacked = (text: string): boolean =>
  text.includes(`"${bytesKey}"`) || text.includes(`"${plainKey}"`);

/** The value of a text that `encodeValue` wrote. Throws on anything that is not JSON or holds broken base64. */
export function decodeValue(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!mayBePacked(text)) return value;
  return unpack(value, (stand) => (typeof stand === 'string' ? fromBase64(stand) : null));
}

const lengthBytes = 4;

/**
 * A value that holds bytes, with the bytes as they are: length of the JSON (4 bytes, big-endian), the JSON, and behind
 * it the bytes, named in the JSON by place and length. Null when there are none in it: then it is text.
 */
export function encodeWithBytes(value: unknown): readonly Uint8Array[] | null {
  if (!hasInside(value, isBytes)) return null;
  const parts: Uint8Array[] = [];
  let end = 0;
  const put: PutBytes = (bytes) => {
    parts.push(bytes);
    end += bytes.length;
    return [end - bytes.length, bytes.length];
  };
  const json = new TextEncoder().encode(JSON.stringify(pack(value, put)));
  const length = new Uint8Array(lengthBytes);
  new DataView(length.buffer).setUint32(0, json.length);
  return [length, json, ...parts];
}

/** The value that `encodeWithBytes` wrote; its bytes are views on these. Throws on anything else. */
export function decodeWithBytes(encoded: Uint8Array): unknown {
  const head = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
  const jsonEnd = lengthBytes + head.getUint32(0);
  const value: unknown = JSON.parse(new TextDecoder().decode(encoded.subarray(lengthBytes, jsonEnd)));
  return unpack(value, (stand) => {
    if (!Array.isArray(stand)) return null;
    const [at, length] = stand.map(Number);
    return encoded.subarray(jsonEnd + (at ?? 0), jsonEnd + (at ?? 0) + (length ?? 0));
  });
}
