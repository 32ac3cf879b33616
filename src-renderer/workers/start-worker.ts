/** Starts a worker of this program. The security policy lets no other address become code. */
type TrustedTypes = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => { readonly createScriptURL: (address: string) => string };
};

const ownAddress = (address: string): string => {
  const url = new URL(address, self.location.href);
  if (url.origin !== self.location.origin) throw new Error('a worker must come from the origin of the page');
  return url.href;
};

const { trustedTypes } = globalThis as unknown as { readonly trustedTypes?: TrustedTypes };
const policy = trustedTypes?.createPolicy('vakproef', { createScriptURL: ownAddress });

/** @param address of the built worker file, from an import with `?worker&url` */
export const startWorker = (address: string): Worker =>
  new Worker(policy ? policy.createScriptURL(address) : ownAddress(address), { type: 'module' });
