/** Draws sheets and lists off the main thread. A font is fetched once, from the program itself, by the first sheet that asks for it. */
import { serve } from '../../shared/contract/contract';
import { drawList } from '../../shared/report/draw-list';
import { drawSheet } from '../../shared/report/draw-sheet';
import { servePort } from '../host/port-transport';
import { createBoundSheets } from './bound-sheets';
import { createFontStore, drawWithFonts } from './draw-with-fonts';
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
const load = createFontStore((file) => fetchBytes(addresses[`../../assets/fonts/${file}`] ?? ''));

/** Each port has a file of its own that sheets are bound in. */
function createHandler() {
  const bound = createBoundSheets(load);
  return serve(
    sheetContract,
    {
      draw: ({ sheet, issuedAt }) => drawWithFonts(drawSheet, sheet, issuedAt, load),
      drawList: ({ list, issuedAt }) => drawWithFonts(drawList, list, issuedAt, load),
      ...bound,
    },
    () => 'sheet-worker',
  );
}

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof MessagePort) servePort(event.data, createHandler());
});
