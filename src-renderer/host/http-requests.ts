/** Requests to the Node host, one POST per call: for a worker that reads much at a time and hears notices by its page. */
import { decodeValue, decodeWithBytes, encodeValue } from '../../shared/contract/codec';
import type { Transport } from '../../shared/contract/contract';
import { tokenHeader } from '../../shared/contract/greet-host';

/** Answers with bytes in them come as bytes. */
const bytesType = 'application/octet-stream';

/**
 * @param tokenNow of the host that the page has met; null while it is in doubt, and then nothing is sent
 * @param origin of the Node host; blank for the page's own
 */
export const httpRequests =
  (tokenNow: () => string | null, origin = ''): Transport['request'] =>
  async (path, input) => {
    const token = tokenNow();
    if (token === null) throw new Error('the host is in doubt');
    const response = await fetch(`${origin}/__call/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: bytesType, ...tokenHeader(token) },
      body: encodeValue(input),
    });
    const type = response.headers.get('content-type');
    if (type === bytesType) return decodeWithBytes(new Uint8Array(await response.arrayBuffer()));
    if (!type?.startsWith('application/json')) throw new Error(`host answered ${response.status}`);
    return decodeValue(await response.text());
  };
