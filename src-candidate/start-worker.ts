/** Keeps the page itself on the phone, so that it opens without a network. A browser without workers goes without. */

type Policy = { readonly createScriptURL: (address: string) => unknown };
type WithTrustedTypes = {
  readonly trustedTypes?: { readonly createPolicy: (name: string, rules: Policy) => Policy };
};

const workerFile = '/me/sw.js';

export async function startWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  // The page trusts this one address, and no other can be made by this policy.
  const policy = (globalThis as WithTrustedTypes).trustedTypes?.createPolicy('vakproef-worker', {
    createScriptURL: () => workerFile,
  });
  const address = (policy?.createScriptURL(workerFile) ?? workerFile) as string;
  await navigator.serviceWorker.register(address, { scope: '/me/' });
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage(performance.getEntriesByType('resource').map(({ name }) => name));
}
