/** An enrolled device that speaks HTTP by hand: every header and every byte as the test wants them. */
import type { EnrolAnswer } from '../../shared/protocol/hub-api';
import { protocolHeader, protocolVersion } from '../../shared/protocol/protocol-version';
import type { TestSigner } from './a-signer';
import { aCode, type TestHub } from './hub-lab';

export type Member = {
  readonly device: TestSigner;
  readonly enrolment: EnrolAnswer;
  readonly ask: (path: string, init?: Asked) => Promise<Response>;
};
type Asked = { readonly headers?: Record<string, string>; readonly body?: string };

const protocol = { [protocolHeader]: String(protocolVersion) };

async function enrol(hub: TestHub, device: TestSigner): Promise<EnrolAnswer> {
  const { deviceId, publicKey, organisationId } = device;
  const code = await aCode(hub.store, organisationId);
  const response = await fetch(`${hub.url}/v1/devices`, {
    method: 'POST',
    headers: { ...protocol, 'content-type': 'application/json' },
    body: JSON.stringify({ code, deviceId, deviceName: 'Tablet 1', publicKey }),
  });
  return (await response.json()) as EnrolAnswer;
}

/** Enrols the device in the organisation it signs for. */
export async function aMember(hub: TestHub, device: TestSigner): Promise<Member> {
  const enrolment = await enrol(hub, device);
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
