/**
 * Serves the built page at `app://vakproef` from a fixed list of files, with its security policy as a header. Every
 * other address, however written, is not found.
 */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { contentSecurityPolicy } from '../../services/content-security-policy';
import { listRendererFiles } from '../../services/renderer-files';
import { appOrigin, appScheme } from './app-origin';
import { answerStoppedPage, stoppedPath } from './stopped-page';

/** Must be called before Electron is ready. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      // Standard and secure: an origin with storage, workers and Web Crypto. Fetch reaches the files of this list: a sheet's fonts.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);

export function serveApp(rendererFolder: string): void {
  const files = listRendererFiles(rendererFolder);
  protocol.handle(appScheme, async (request) => {
    const address = new URL(request.url);
    const isOurs = `${address.protocol}//${address.host}` === appOrigin && request.method === 'GET';
    if (isOurs && address.pathname === stoppedPath) return answerStoppedPage();
    const found = isOurs ? files.get(address.pathname) : undefined;
    if (!found) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(found.file)), {
      headers: {
        'content-type': found.mediaType,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
}
