/** A browser without a screen, in a few lines: it keeps cookies, follows redirects, and fills in one form. */

export type TestBrowser = {
  /** Goes to the provider; where it is sent back to without being asked anything, or null: a page asks something. */
  readonly go: (address: string) => Promise<URL | null>;
  /** Signs in on the provider's page at that address; gives where it is sent back to, without going there. */
  readonly signIn: (address: string, name: string) => Promise<URL>;
};

const mostSteps = 20;

const returnOf = (address: string): string => new URL(address).searchParams.get('redirect_uri') ?? '';

/** A fresh one. */
export function aBrowser(): TestBrowser {
  const jar = new Map<string, string>();
  const step = async (address: URL, form: URLSearchParams | null): Promise<Response> => {
    const response = await fetch(address, {
      method: form ? 'POST' : 'GET',
      body: form,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, held]) => `${name}=${held}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', held = ''] = (cookie.split(';')[0] ?? '').split('=');
      jar.set(name, held);
    }
    return response;
  };
  const walk = async (address: URL, form: URLSearchParams | null, until: string) => {
    let [at, filled] = [address, form];
    for (let count = 0; count < mostSteps; count++) {
      if (at.href.startsWith(until)) return { at, body: null };
      const response = await step(at, filled);
      const next = response.headers.get('location');
      if (!next) return { at, body: await response.text() };
      [at, filled] = [new URL(next, at), null];
    }
    throw new Error('sent round in a circle');
  };
  return {
    go: async (address) => {
      const { at, body } = await walk(new URL(address), null, returnOf(address));
      return body === null ? at : null;
    },
    signIn: async (address, name) => {
      const until = returnOf(address);
      const shown = await walk(new URL(address), null, until);
      const action = /action="([^"]+)"/.exec(shown.body ?? '')?.[1];
      if (!action) throw new Error(`no page to sign in on: ${shown.body ?? shown.at.href}`);
      const filled = new URLSearchParams(name === '' ? { stop: '1' } : { name });
      const { at, body } = await walk(new URL(action, shown.at), filled, until);
      if (body !== null) throw new Error(`not sent back: ${body}`);
      return at;
    },
  };
}
