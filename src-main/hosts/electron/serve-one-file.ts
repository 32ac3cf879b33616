/**
 * Offers one file on 127.0.0.1 at an address nobody can guess, for as long as the updater of the platform needs to fetch
 * it: that takes its packages from addresses only.
 */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { basename } from 'node:path';
import { randomHex, type World } from '../../../shared/kernel/world';

export type ServedFile = { readonly url: string; readonly close: () => void };

export async function serveOneFile(path: string, size: number, world: World): Promise<ServedFile> {
  const place = `/${randomHex(world, 32)}/${basename(path)}`;
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== place) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size });
    createReadStream(path)
      .on('error', () => response.destroy())
      .pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${place}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
