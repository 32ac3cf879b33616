/** A device of the hub that speaks HTTP by hand: every header and every byte as the test wants them. */
import { protocolHeader, protocolVersion } from '../../shared/protocol/protocol-version';
import type { TestSigner } from './a-signer';
import { aKnownDevice, type KnownDevice, type TestHub } from './hub-lab';

export type Member = {
  readonly device: TestSigner;
  readonly enrolment: KnownDevice;
  readonly ask: (path: string, init?: Asked) => Promise<Response>;
};
type Asked = { readonly headers?: Record<string, string>; readonly body?: string };

const protocol = { [protocolHeader]: String(protocolVersion) };

/** Lets the device into the organisation it signs for. */
export async function aMember(hub: TestHub, device: TestSigner): Promise<Member> {
  const enrolment = await aKnownDevice(hub.store, device);
  return {
    device,
    enrolment,
    ask: (path, { headers = {}, body } = {}) =>
      fetch(`${hub.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...protocol,
          authorization: `Bearer ${enrolment.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body ?? null,
      }),
  };
}
