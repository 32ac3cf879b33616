/**
 * A real identity provider (oidc-provider) on loopback, with a page on which one types a name to sign in as and presses a
 * button; and a browser that does so without a screen. Its password is the name.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type ClientMetadata } from 'oidc-provider';

export type TestProvider = {
  readonly issuer: string;
  /** From now on nothing answers at its address, until it is opened again. */
  readonly away: () => Promise<void>;
  readonly back: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Paths that it was asked for. */
  readonly asked: () => readonly string[];
};

const page = (uid: string): string => `<!doctype html><html lang="nl"><title>Inloggen</title>
<h1>Inloggen bij het centrum</h1><form method="post" action="/interaction/${uid}">
<label>Gebruikersnaam <input name="name"></label><button>Inloggen</button>
<button name="stop" value="1">Stoppen</button></form>`;

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

const aClient = (clientId: string, back: string): ClientMetadata => ({
  client_id: clientId,
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  grant_types: ['authorization_code'],
  response_types: ['code'],
  redirect_uris: [back],
});

function createProvider(issuer: string, back: string): Provider {
  return new Provider(issuer, {
    clients: [aClient('vakproef', back), aClient('another', back)],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, claimsParameter: { enabled: true } },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    findAccount: async (_context, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, email: `${sub}@Centre.example`, email_verified: sub !== 'unverified' }),
    }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['for tests'] },
    ttl: {
      IdToken: 600,
      AccessToken: 600,
      AuthorizationCode: 60,
      Interaction: 600,
      Grant: 600,
      Session: 600,
    },
  });
}

/** The pages: who signs in, and a consent that is always given. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const { prompt, params, session, uid } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login' && request.method === 'GET') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(uid));
    return;
  }
  if (prompt.name === 'login') {
    const form = await readForm(request);
    const stopped = { error: 'access_denied', error_description: 'stopped' };
    const login = { login: { accountId: form.get('name') ?? '' } };
    await provider.interactionFinished(request, response, form.has('stop') ? stopped : login);
    return;
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? '',
    clientId: String(params.client_id),
  });
  grant.addOIDCScope(String(params.scope));
  grant.addOIDCClaims(['email', 'email_verified', 'auth_time', 'sub']);
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve) => void server.listen(port, '127.0.0.1', resolve));

/**
 * Starts one on a port of its own.
 * @param back where it may send people back to; on any port of this machine
 */
export async function startProvider(back = 'http://127.0.0.1/back'): Promise<TestProvider> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    handle(request, response);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = createProvider(issuer, back);
  const answer = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    interact(provider, request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  };
  const away = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    issuer,
    asked: () => asked,
    away,
    back: () => listen(server, port),
    close: async () => void (server.listening && (await away())),
  };
}
