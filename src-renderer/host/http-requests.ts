/** Requests to the Node host, one POST per call: for a worker that reads much at a time and hears notices by its page. */
import { decodeValue, decodeWithBytes, encodeValue } from '../../shared/contract/codec';
import type { Transport } from '../../shared/contract/contract';

/** Answers with bytes in them come as bytes. */
const bytesType = 'application/octet-stream';

/** @param origin of the Node host; blank for the page's own */
export const httpRequests =
  (origin = ''): Transport['request'] =>
  async (path, input) => {
    const response = await fetch(`${origin}/__call/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: bytesType },
      body: encodeValue(input),
    });
    const type = response.headers.get('content-type');
    if (type === bytesType) return decodeWithBytes(new Uint8Array(await response.arrayBuffer()));
    if (!type?.startsWith('application/json')) throw new Error(`host answered ${response.status}`);
    return decodeValue(await response.text());
  };
