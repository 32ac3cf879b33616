/**
 * What no page in this application may do, whatever it holds: leave its address, open windows, attach a webview, or
 * get a permission. Starting the application's own page again is allowed, copying to the clipboard by a click, and the microphone.
 */
import { app, type Session } from 'electron';
import type { Log } from '../../services/log';
import { appOrigin, startAddress } from './app-origin';

const pdfViewer = 'chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/';
const allowedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** A frame may show a document the page itself made, and Chromium's own PDF viewer may load its parts. */
const mayShowInFrame = (url: string): boolean =>
  url.startsWith(`blob:${appOrigin}/`) || url.startsWith(pdfViewer);

const isOurs = (origin: string): boolean => origin === `${appOrigin}/` || origin === appOrigin;

type Asked = { readonly mediaTypes?: readonly string[]; readonly requestingUrl?: string };
/** Sound, and never a picture with it: what somebody records as evidence, from our own page. */
const asksForSound = (permission: string, { mediaTypes, requestingUrl = '' }: Asked): boolean =>
  permission === 'media' && mediaTypes?.join() === 'audio' && requestingUrl.startsWith(`${appOrigin}/`);

/** Denies permissions twice: when asked for, and when only checked. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(allowedPermissions.has(permission) || asksForSound(permission, details as Asked)),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      isOurs(origin) &&
      (allowedPermissions.has(permission) || (permission === 'media' && details.mediaType === 'audio')),
  );
  session.setDevicePermissionHandler(() => false);
}

/** No spelling is checked, so that no dictionary is downloaded and no text leaves the page for it. */
export function refuseSpelling(session: Session): void {
  session.setSpellCheckerEnabled(false);
}

/** Applies to every web contents there will ever be, so that no window can be forgotten. */
export function refuseNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (what: string) => (event: { preventDefault: () => void }) => {
      event.preventDefault();
      log.warn('refused', { what });
    };
    contents.on('will-navigate', (event) => {
      if (event.url !== startAddress) refuse('navigate')(event);
    });
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || mayShowInFrame(event.url)) return;
      event.preventDefault();
      log.warn('refused', { what: 'frame' });
    });
    contents.on('will-redirect', refuse('redirect'));
    contents.on('will-attach-webview', refuse('webview'));
    contents.setWindowOpenHandler(() => {
      log.warn('refused', { what: 'window' });
      return { action: 'deny' };
    });
  });
}
