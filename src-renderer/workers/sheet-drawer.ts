/**
 * The page's end of the sheet worker. The worker is started with the first sheet and kept, because starting it costs
 * more than drawing; when it dies, the caller gets a problem and the next sheet starts a new one.
 */
import { type ClientOf, connect } from '../../shared/contract/contract';
import { problem } from '../../shared/kernel/problem';
import { err, type Result } from '../../shared/kernel/result';
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

type Drawer = { readonly client: ClientOf<typeof sheetContract>; readonly died: Promise<Result<SheetBytes>> };

let running: Drawer | null = null;

function startDrawer(): Drawer {
  const worker = startWorker(addressOfWorker);
  const { port1, port2 } = new MessageChannel();
  const died = new Promise<Result<SheetBytes>>((resolve) => {
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
