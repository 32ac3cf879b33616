/** The figures on an address of their own, which is not the one devices reach. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from '../metrics';

export type MetricsServer = { readonly port: number; readonly close: () => Promise<void> };

export type MetricsAddress = { readonly host: string; readonly port: number };

/** `host:port`, or only a port: then of this machine alone. Null for what is neither. */
export function parseMetricsAddress(text: string): MetricsAddress | null {
  const [, host = '127.0.0.1', port] = /^(?:(.+):)?(\d{1,5})$/.exec(text.trim()) ?? [];
  return port === undefined || Number(port) > 65_535 ? null : { host, port: Number(port) };
}

/** Serves `/metrics` and nothing else. */
export async function serveMetrics(metrics: Metrics, { host, port }: MetricsAddress): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
