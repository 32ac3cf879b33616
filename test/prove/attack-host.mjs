/** The built Node host for attacks: any folder and port, any way of starting, and a stranger's program on a port. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';

/** A port that is free now. */
export const freePort = () =>
  new Promise((resolve) => {
    const probe = createSocketServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * Starts the host; `link` resolves to its launch link, or to null when it ends without one.
 * @param {{ host: string, folder: string, port?: number, within?: string[] }} options `within`: words of a command around it
 */
export function startHost({ host, folder, port = 0, within = [] }) {
  const env = { ...process.env, VAKPROEF_DATA: folder, VAKPROEF_EXPORTS: `${folder}-exports`, LANG: 'en' };
  Object.assign(env, { VAKPROEF_PORT: String(port), VAKPROEF_HUB_URL: '' });
  const [command, ...words] = [...within, process.execPath, host];
  const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const link = new Promise((resolve) => {
    const hear = (data) => {
      output += data;
      const found = /http:\/\/\S+launch=\S+(?=\s)/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(() => resolve(null));
  });
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return { link, ended, output: () => output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** A stranger's program on a port: answers what it is told, and keeps all it hears. */
export async function squat(port, answer) {
  const heard = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    heard.push({ url: request.url, headers: request.headers, body });
    response.end(await answer(request.url, body));
  });
  server.on('upgrade', (request, socket) => {
    heard.push({ url: request.url, headers: request.headers, body: '' });
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { heard, close };
}
