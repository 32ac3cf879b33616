/**
 * Plain values with bytes as JSON text, for the transport that has only text. Bytes become `{ "$bytes": base64 }`;
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

const pack = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { [bytesKey]: toBase64(value) };
  if (Array.isArray(value)) return value.map(pack);
  if (typeof value !== 'object' || value === null) return value;
  const packed = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pack(inner)]));
  return bytesKey in packed || plainKey in packed ? { [plainKey]: packed } : packed;
};

const unpackEntries = (value: object): unknown =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));

const unpack = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== 'object' || value === null) return value;
  if (bytesKey in value && typeof value[bytesKey] === 'string') return fromBase64(value[bytesKey]);
  if (plainKey in value && typeof value[plainKey] === 'object' && value[plainKey] !== null)
    return unpackEntries(value[plainKey]);
  return unpackEntries(value);
};

/** Whether there is anything in it that JSON would not bring back as it is. Most values have nothing. */
function needsPacking(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(needsPacking);
  if (value instanceof Uint8Array || bytesKey in value || plainKey in value) return true;
  return Object.values(value).some(needsPacking);
}

/** The value as JSON text. */
export const encodeValue = (value: unknown): string =>
  JSON.stringify(needsPacking(value) ? pack(value) : value) ?? 'null';

/** The value of a text that `encodeValue` wrote. Throws on anything that is not JSON or holds broken base64. */
export function decodeValue(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const mayBePacked = text.includes(`"${bytesKey}"`) || text.includes(`"${plainKey}"`);
  return mayBePacked ? unpack(value) : value;
}
