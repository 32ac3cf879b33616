/**
 * Values over JSON text, as the structured clone keeps them: undefined, bytes, dates, maps, sets, bigint, errors.
 * `createCodec` holds no reference to anything outside itself, so that its source can be run inside the page as well.
 */
function createCodec() {
  const toBase64 = (bytes) => {
    let binary = '';
    for (let i = 0; i < bytes.length; i += 0x8000)
      binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    return btoa(binary);
  };
  const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const tagged = (kind, value) => ({ __kind: kind, value });

  function pack(value) {
    if (value === undefined) return tagged('undefined', 0);
    if (typeof value === 'bigint') return tagged('bigint', String(value));
    if (typeof value === 'number' && !Number.isFinite(value)) return tagged('number', String(value));
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new TypeError('An object could not be cloned.');
    if (value === null || typeof value !== 'object') return value;
    if (value instanceof Uint8Array) return tagged('bytes', toBase64(value));
    if (value instanceof ArrayBuffer) return tagged('buffer', toBase64(new Uint8Array(value)));
    if (value instanceof Date) return tagged('date', value.getTime());
    if (value instanceof Map)
      return tagged(
        'map',
        [...value].map(([key, entry]) => [pack(key), pack(entry)]),
      );
    if (value instanceof Set) return tagged('set', [...value].map(pack));
    if (value instanceof Error) return tagged('error', { name: value.name, message: value.message });
    if (Array.isArray(value)) return value.map(pack);
    const packed = {};
    for (const key of Object.keys(value)) packed[key] = pack(value[key]);
    return '__kind' in packed ? tagged('object', Object.entries(packed)) : packed;
  }

  function unpack(value) {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unpack);
    switch (value.__kind) {
      case undefined:
        return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unpack(entry)]));
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(value.value);
      case 'number':
        return Number(value.value);
      case 'bytes':
        return fromBase64(value.value);
      case 'buffer':
        return fromBase64(value.value).buffer;
      case 'date':
        return new Date(value.value);
      case 'map':
        return new Map(value.value.map(([key, entry]) => [unpack(key), unpack(entry)]));
      case 'set':
        return new Set(value.value.map(unpack));
      case 'error':
        return Object.assign(new Error(value.value.message), { name: value.value.name });
      case 'object':
        return Object.fromEntries(value.value.map(([key, entry]) => [key, unpack(entry)]));
      default:
        throw new TypeError(`unknown kind ${value.__kind}`);
    }
  }

  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) };
}

module.exports = { createCodec, ...createCodec() };
