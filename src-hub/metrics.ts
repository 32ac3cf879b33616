/**
 * What the hub counts of itself, in the words of Prometheus: requests by route and status, what it logged by name, the
 * pool of connections, and Node. No id and no name is a label.
 */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ScanFigures } from './bodies/keep-scanned';
import { eventCounts } from './log';
import type { PoolFigures } from './store/open-pool';

export type Metrics = {
  readonly noteRequest: (request: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
  }) => void;
  readonly contentType: string;
  /** All figures as text. */
  readonly text: () => Promise<string>;
};

const secondsBuckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

function observeEvents(registry: Registry): void {
  new Gauge({
    name: 'vakproef_hub_events',
    help: 'What the hub logged since it started, by the name of the event',
    labelNames: ['event'],
    registers: [registry],
    collect() {
      for (const [event, count] of eventCounts()) this.set({ event }, count);
    },
  });
}

function observePool(registry: Registry, figures: () => PoolFigures): void {
  new Gauge({
    name: 'vakproef_hub_database_connections',
    help: 'Connections to the database, and requests that wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(figures())) this.set({ state }, count);
    },
  });
}

/** Of files and the virus scanner, as counted last; nothing where there is none. */
function observeScans(registry: Registry, figures: () => ScanFigures | null): void {
  new Gauge({
    name: 'vakproef_hub_files_scanned',
    help: 'Files that no virus scanner looked at yet, and files in which it found something',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(figures() ?? {})) this.set({ state }, count);
    },
  });
}

/** Metrics of one hub in this process. */
export function createMetrics(
  poolFigures: () => PoolFigures,
  scanFigures: () => ScanFigures | null = () => null,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  observeEvents(registry);
  observePool(registry, poolFigures);
  observeScans(registry, scanFigures);
  const requests = new Histogram({
    name: 'vakproef_hub_request_seconds',
    help: 'Requests answered, by route of the contract',
    labelNames: ['route', 'method', 'status'],
    buckets: secondsBuckets,
    registers: [registry],
  });
  return {
    noteRequest: ({ route, method, status, seconds }) => requests.observe({ route, method, status }, seconds),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
