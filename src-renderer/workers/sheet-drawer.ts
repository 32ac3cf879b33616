/**
 * The page's end of the sheet worker. The worker is started with the first sheet and kept, because starting it costs
 * more than drawing; when it dies, the caller gets a problem and the next sheet starts a new one.
 */
import { type ClientOf, connect } from '../../shared/contract/contract';
import { type Problem, problem } from '../../shared/kernel/problem';
import { type Err, err, type Result } from '../../shared/kernel/result';
import type { ListPaper } from '../../shared/report/list-paper';
import type { Sheet } from '../../shared/report/sheet';
import { portTransport } from '../host/port-transport';
import addressOfWorker from './sheet.worker?worker&url';
import { sheetContract } from './sheet-contract';
import { startWorker } from './start-worker';

export type SheetBytes = { readonly bytes: Uint8Array<ArrayBuffer>; readonly missing: readonly string[] };
/** Draws a sheet as PDF. */
export type DrawSheet = (sheet: Sheet, issuedAt: string) => Promise<Result<SheetBytes>>;

/** Draws a list as PDF. */
export type DrawList = (list: ListPaper, issuedAt: string) => Promise<Result<SheetBytes>>;

type Drawer = { readonly client: ClientOf<typeof sheetContract>; readonly died: Promise<Err<Problem>> };

let running: Drawer | null = null;

function startDrawer(): Drawer {
  const worker = startWorker(addressOfWorker);
  const { port1, port2 } = new MessageChannel();
  const died = new Promise<Err<Problem>>((resolve) => {
    const tell = (): void => {
      running = null;
      worker.terminate();
      port1.close();
      resolve(err(problem('internal', { logId: 'sheet-worker' })));
    };
    worker.addEventListener('error', tell);
    worker.addEventListener('messageerror', tell);
  });
  worker.postMessage(port2, [port2]);
  return { client: connect(sheetContract, portTransport(port1)), died };
}

/** Binds sheets in one file, in the same worker: what dies with it is begun anew by whoever asked. */
export type BindSheets = {
  readonly bind: (
    sheet: Sheet,
    issuedAt: string,
  ) => Promise<Result<{ readonly missing: readonly string[]; readonly count: number }>>;
  readonly bound: (
    said: { readonly title: string; readonly language: string; readonly author: string },
    issuedAt: string,
  ) => Promise<Result<Pick<SheetBytes, 'bytes'>>>;
  readonly unbind: () => Promise<unknown>;
};

export const bindInWorker: BindSheets = {
  bind: (sheet, issuedAt) => {
    running ??= startDrawer();
    return Promise.race([running.client.bind({ sheet, issuedAt }), running.died]);
  },
  bound: (said, issuedAt) => {
    running ??= startDrawer();
    return Promise.race([running.client.bound({ ...said, issuedAt }), running.died]);
  },
  unbind: async () => running && Promise.race([running.client.unbind({}), running.died]),
};

/** Draws in the worker. */
export const drawInWorker: DrawSheet = (sheet, issuedAt) => {
  running ??= startDrawer();
  return Promise.race([running.client.draw({ sheet, issuedAt }), running.died]);
};

/** Draws in the same worker. */
export const drawListInWorker: DrawList = (list, issuedAt) => {
  running ??= startDrawer();
  return Promise.race([running.client.drawList({ list, issuedAt }), running.died]);
};
