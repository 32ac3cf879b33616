/** Strangers hold sockets open, send bodies without an end, and ask 10,000 things without a token. */
import http from 'node:http';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { newCentre, withHub } from '../attack-hub.mjs';

export const name = '60 sockets of 20 MB, slow bodies and 10,000 requests without a token fill its memory';
export const must = 'less than 100 MB more, every socket closed, its health and its devices answered';

const head = (path, length) =>
  `POST ${path} HTTP/1.1\r\nhost: hub\r\ncontent-type: application/json\r\nvakproef-protocol: 2\r\ncontent-length: ${length}\r\n\r\n`;

function connect(url) {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  // Unread, it would never notice that it was closed.
  socket.on('error', () => {}).resume();
  return socket;
}

const shapes = [
  { method: 'GET', path: '/v1/changes?after=0', headers: { authorization: `Bearer ${'A'.repeat(43)}` } },
  { method: 'POST', path: '/v1/changes', body: '['.repeat(50_000) },
  { method: 'POST', path: '/v1/devices', body: '{"code":"AAAA-BBBB-CCCC-DDDD"}' },
  { method: 'GET', path: `/${'x'.repeat(4000)}` },
  { method: 'PUT', path: '/v1/first-load', body: 'x'.repeat(3000) },
  { method: 'GET', path: '/v1/first-load', headers: { authorization: `Bearer ${'B'.repeat(5000)}` } },
];

function askOnce(url, agent, index) {
  const { method, path, body = '', headers = {} } = shapes[index % shapes.length];
  const named = { 'vakproef-protocol': '2', 'content-type': 'application/json', ...headers };
  return new Promise((resolve) => {
    const request = http.request(url + path, { agent, method, headers: named }, (response) => {
      response.resume().once('close', () => resolve(response.statusCode));
    });
    request.once('error', () => resolve(0)).end(body);
  });
}

export const run = (options) => {
  if (process.platform !== 'linux') return { skipped: 'memory is read from /proc' };
  return withHub(options, async (hub) => {
    const centre = await newCentre(hub, 'Een');
    const agent = new http.Agent({ keepAlive: true, maxSockets: 40 });
    // What any program takes with its first requests is no flood.
    await Promise.all(Array.from({ length: 400 }, (_, i) => askOnce(hub.url, agent, i)));
    const before = hub.megabytes();
    let most = 0;
    const look = () => {
      most = Math.max(most, hub.megabytes() - before);
    };
    const sockets = Array.from({ length: 60 }, (_, i) => {
      const socket = connect(hub.url);
      socket.write(head(i % 2 === 0 ? '/v1/devices' : '/v1/changes', 21_000_000));
      return socket;
    });
    const piece = Buffer.alloc(1_000_000, 'x');
    for (let round = 0; round < 20; round++) {
      for (const socket of sockets) if (socket.writable) socket.write(piece);
      await pause(20);
      look();
    }
    const [seen, healths] = [new Map(), new Set()];
    for (let start = 0; start < 10_000; start += 500) {
      const asked = Array.from({ length: 500 }, (_, i) => askOnce(hub.url, agent, start + i));
      for (const status of await Promise.all(asked)) seen.set(status, (seen.get(status) ?? 0) + 1);
      healths.add((await fetch(`${hub.url}/v1/health`)).status);
      look();
    }
    agent.destroy();
    const health = [...healths].join();
    const device = (await centre.device.ask('/v1/changes?after=0')).status;
    // Who is told that nobody listens is closed a few seconds later, whether it goes on or not.
    for (let i = 0; i < 300 && sockets.some((socket) => !socket.closed); i++) await pause(100);
    const open = sockets.filter((socket) => !socket.closed).length;
    for (const socket of sockets) socket.destroy();
    const bad = [...seen.keys()].filter((status) => status === 200 || status >= 500);
    return {
      held: most < 100 && health === '200' && device === 200 && open === 0 && bad.length === 0,
      saw: `memory grew ${Math.round(most)} MB, ${open} sockets left open, answers ${[...seen].map(([status, count]) => `${status}: ${count}`).join(', ')}; health ${health}, a device ${device}`,
    };
  });
};
