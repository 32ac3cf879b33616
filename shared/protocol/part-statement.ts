/** What a device's old key and its new one both sign when a copy of its folder takes an id of its own. */
import type { DeviceId, OrganisationId } from '../kernel/ids';

type Old = { readonly organisationId: OrganisationId; readonly deviceId: DeviceId };
type New = {
  readonly deviceId: DeviceId;
  readonly publicKey: string;
  readonly forkSeq: number;
  readonly endSeq: number;
};

/** "I was the one and am the other from now on." Lines end with a line feed, and no field can hold one. */
export const partStatement = (
  { organisationId, deviceId: was }: Old,
  { deviceId, publicKey, forkSeq, endSeq }: New,
): Uint8Array =>
  new TextEncoder().encode(
    ['Vakproef device 1', organisationId, was, deviceId, publicKey, forkSeq, endSeq]
      .map((line) => `${line}\n`)
      .join(''),
  );
