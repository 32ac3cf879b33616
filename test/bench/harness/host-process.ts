/** The built programs as children, and calls to a host the way its page makes them. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { decodeValue, encodeValue } from '../../../shared/contract/codec';
import { connect } from '../../../shared/contract/contract';
import { tokenHeader } from '../../../shared/contract/greet-host';
import type { HostClients } from '../../../shared/contract/host';
import { contracts } from '../../../shared/contract/host';
import { meetHost } from '../../builders/meet-host';
import { root } from './place';

export type BuiltProgram = {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly url: string;
  /** Ends it in order. */
  readonly stop: () => Promise<void>;
};

/** Starts a built program of `out/node`; resolves when it says that it is ready. */
export async function startBuilt(
  file: string,
  env: Readonly<Record<string, string>>,
  nodeWords: readonly string[] = [],
): Promise<BuiltProgram> {
  const child = fork(join(root, 'out', 'node', file), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [...nodeWords],
  });
  let complaint = '';
  child.stderr?.on('data', (data: Buffer) => {
    complaint = (complaint + data.toString()).slice(-2000);
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: { readonly type?: string; readonly url?: string }) => {
      if (message.type === 'ready') resolve(message.url ?? '');
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}\n${complaint}`)));
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once('exit', () => resolve());
      child.kill('SIGTERM');
    });
  return { child, pid: child.pid ?? 0, url, stop };
}

/** The host over a folder. Its page must keep its address when a profile is used again. */
export const startHost = (
  folder: string,
  { port = 0, nodeWords = [] }: { readonly port?: number; readonly nodeWords?: readonly string[] } = {},
): Promise<BuiltProgram> =>
  startBuilt(
    'host.js',
    {
      VAKPROEF_DATA: folder,
      VAKPROEF_STATE: join(folder, 'state'),
      VAKPROEF_EXPORTS: join(folder, 'exports'),
      VAKPROEF_PORT: String(port),
      VAKPROEF_HUB_URL: '',
    },
    nodeWords,
  );

/** Opens the link, as a page would. */
export const enterHost = async (url: string): Promise<HostClients> =>
  connectHostByHttp(new URL(url).origin, await meetHost(url));

/** Calls to the host with a token of its page, from another process. */
export function connectHostByHttp(origin: string, token: string): HostClients {
  const transport = {
    request: async (path: string, input: unknown) => {
      const response = await fetch(`${origin}/__call/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, ...tokenHeader(token) },
        body: encodeValue(input),
      });
      return decodeValue(await response.text());
    },
    onNotice: () => () => undefined,
  };
  return {
    journal: connect(contracts.journal, transport),
    sync: connect(contracts.sync, transport),
    files: connect(contracts.files, transport),
    bodies: connect(contracts.bodies, transport),
    device: connect(contracts.device, transport),
    people: connect(contracts.people, transport),
    identity: connect(contracts.identity, transport),
    desktop: connect(contracts.desktop, transport),
    typed: connect(contracts.typed, transport),
    drafts: connect(contracts.drafts, transport),
    update: connect(contracts.update, transport),
    catalogue: connect(contracts.catalogue, transport),
    resultFolder: connect(contracts.resultFolder, transport),
  };
}
