/** SHA-256 with the web crypto that page, worker, Node and Electron all have. */

/** SHA-256 in lower-case hex over bytes, or over the UTF-8 bytes of a text. */
export async function sha256Hex(input: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
