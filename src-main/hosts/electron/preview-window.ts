/**
 * A window that shows one PDF in Chromium's own viewer, from where it can be printed and saved. It has a session of its
 * own that lives in memory, holds that one document and reaches nothing else.
 */
import { BrowserWindow, session } from 'electron';
import { randomHex, type World } from '../../../shared/kernel/world';
import { appScheme } from './app-origin';
import { refusePermissions, refuseSpelling } from './refusals';

/** @param onOpen called with the window before the document is in it */
export async function showPreview(
  name: string,
  bytes: Uint8Array,
  world: World,
  onOpen: (window: BrowserWindow) => void,
): Promise<void> {
  const host = `preview-${randomHex(world, 12)}`;
  const address = `${appScheme}://${host}/${encodeURIComponent(name)}`;
  // Without `persist:` a session is never written to disk.
  const memory = session.fromPartition(host);
  refusePermissions(memory);
  refuseSpelling(memory);
  memory.protocol.handle(appScheme, (request) =>
    new URL(request.url).host === host
      ? new Response(new Uint8Array(bytes), {
          headers: { 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' },
        })
      : new Response(null, { status: 404 }),
  );
  const window = new BrowserWindow({
    width: 900,
    height: 1100,
    title: name,
    webPreferences: {
      session: memory,
      plugins: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      spellcheck: false,
    },
  });
  window.setMenuBarVisibility(false);
  onOpen(window);
  await window.loadURL(address);
}
