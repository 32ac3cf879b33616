/**
 * The desks of workers for tests, which have no workers: what is asked of one is answered here, in its own time. What crosses
 * is handed over as it is, because the files of these windows cannot be copied.
 */
import { vi } from 'vitest';
import { type Handler, serve } from '../../shared/contract/contract';
import { newId } from '../../shared/kernel/ids';
import { servePort } from '../../src-renderer/host/port-transport';
import { exportContract } from '../../src-renderer/workers/export-contract';
import { createExportDesk } from '../../src-renderer/workers/export-desk';
import { rosterContract } from '../../src-renderer/workers/roster-contract';
import { createRosterDesk } from '../../src-renderer/workers/roster-desk';

const desks: Readonly<Record<string, () => Handler>> = {
  'export.worker': () => serve(exportContract, createExportDesk(), () => 'export-worker'),
  'roster.worker': () => serve(rosterContract, createRosterDesk(newId), () => 'roster-worker'),
};

type Listener = (event: { readonly data: unknown }) => void;

/** Of no window: those of tests come and go. */
class PortHere {
  other: PortHere | null = null;
  readonly #listeners: Listener[] = [];
  readonly addEventListener = (type: string, listener: Listener): void => {
    if (type === 'message') this.#listeners.push(listener);
  };
  readonly postMessage = (data: unknown): void =>
    queueMicrotask(() => {
      if (this.other) for (const listener of this.other.#listeners) listener({ data });
    });
  readonly start = (): void => undefined;
  readonly close = (): void => undefined;
}

class ChannelHere {
  readonly port1 = new PortHere();
  readonly port2 = new PortHere();
  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

class WorkerHere {
  readonly #desk: Handler;
  constructor(address: string) {
    const name = Object.keys(desks).find((known) => address.includes(known));
    if (!name) throw new Error(`no desk for ${address}`);
    this.#desk = desks[name]!();
  }
  readonly postMessage = (port: unknown): void => void servePort(port as MessagePort, this.#desk);
  /** It never dies. */
  readonly addEventListener = (): void => undefined;
  readonly terminate = (): void => undefined;
}

/** Until the end of the file. */
export function putWorkersHere(): void {
  vi.stubGlobal('Worker', WorkerHere);
  vi.stubGlobal('MessageChannel', ChannelHere);
  // Where a test has no window, an address of a worker is of this origin.
  if (!('location' in globalThis))
    vi.stubGlobal('self', { location: { href: 'http://here/', origin: 'http://here' } });
}
