/** Draws sheets off the main thread. The fonts are fetched once, from the program itself. */
import boldAddress from '../../assets/fonts/NotoSans-Bold.ttf?url';
import regularAddress from '../../assets/fonts/NotoSans-Regular.ttf?url';
import { serve } from '../../shared/contract/contract';
import { ok } from '../../shared/kernel/result';
import { drawSheet } from '../../shared/report/draw-sheet';
import type { SheetFontBytes } from '../../shared/report/sheet-font';
import { servePort } from '../host/port-transport';
import { sheetContract } from './sheet-contract';

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`font answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

let fonts: Promise<SheetFontBytes> | null = null;

/** A fetch that failed is tried again by the next sheet. */
function loadFonts(): Promise<SheetFontBytes> {
  fonts ??= Promise.all([fetchBytes(regularAddress), fetchBytes(boldAddress)]).then(([regular, bold]) => ({
    regular,
    bold,
  }));
  fonts.catch(() => {
    fonts = null;
  });
  return fonts;
}

const handler = serve(
  sheetContract,
  {
    draw: async ({ sheet, issuedAt }) => {
      const { bytes, missing } = await drawSheet(sheet, await loadFonts(), issuedAt);
      return ok({ bytes: new Uint8Array(bytes), missing: [...missing] });
    },
  },
  () => 'sheet-worker',
);

self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data instanceof MessagePort) servePort(event.data, handler);
});
