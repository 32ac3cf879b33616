/** Draws sheets off the main thread. A font is fetched once, from the program itself, by the first sheet that asks for it. */
import { serve } from '../../shared/contract/contract';
import { ok } from '../../shared/kernel/result';
import { drawSheet } from '../../shared/report/draw-sheet';
import { servePort } from '../host/port-transport';
import { sheetContract } from './sheet-contract';

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`font answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Where the program serves each font; only the addresses are in this code. */
const addresses = import.meta.glob<string>('../../assets/fonts/*.ttf', {
  query: '?url',
  import: 'default',
  eager: true,
});
const fonts = new Map<string, Promise<Uint8Array>>();

/** A fetch that failed is tried again by the next sheet. */
function loadFont(file: string): Promise<Uint8Array> {
  const known = fonts.get(file) ?? fetchBytes(addresses[`../../assets/fonts/${file}`] ?? '');
  fonts.set(file, known);
  known.catch(() => fonts.delete(file));
  return known;
}

const handler = serve(
  sheetContract,
  {
    draw: async ({ sheet, issuedAt }) => {
      const { bytes, missing } = await drawSheet(sheet, loadFont, issuedAt);
      return ok({ bytes: new Uint8Array(bytes), missing: [...missing] });
    },
  },
  () => 'sheet-worker',
);

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof MessagePort) servePort(event.data, handler);
});
