/**
 * Hands a MessagePort to the page of our window, and to nobody else: the asking frame must be the window's main frame
 * and of our origin. The services are then served over that port.
 */
import {
  type BrowserWindow,
  type IpcMainEvent,
  ipcMain,
  MessageChannelMain,
  type MessagePortMain,
} from 'electron';
import { type MessageChannelEnd, serveChannel } from '../../../shared/contract/message-channel';
import { portAnswer, portRequest } from '../../../shared/contract/port-handover';
import type { Log } from '../../services/log';
import type { MainServices } from '../../services/main-services';
import { appOrigin } from './app-origin';

const portEnd = (port: MessagePortMain): MessageChannelEnd => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.on('message', (event) => listener(event.data));
    port.start();
  },
  onClose: (listener) => void port.on('close', listener),
});

const isOurPage = (event: IpcMainEvent, window: BrowserWindow | null): boolean =>
  window !== null &&
  !window.isDestroyed() &&
  event.senderFrame !== null &&
  event.senderFrame === window.webContents.mainFrame &&
  event.senderFrame.origin === appOrigin;

/** Answers every request for a port from now on. */
export function servePorts(
  services: Pick<MainServices, 'handler' | 'onNotice' | 'presentState'>,
  currentWindow: () => BrowserWindow | null,
  log: Log,
): void {
  ipcMain.on(portRequest, (event) => {
    if (!isOurPage(event, currentWindow())) {
      log.warn('port-refused');
      return;
    }
    const { port1, port2 } = new MessageChannelMain();
    const end = portEnd(port1);
    const { notify } = serveChannel(end, services.handler);
    const stopNotices = services.onNotice(notify);
    end.onClose(stopNotices);
    event.sender.postMessage(portAnswer, null, [port2]);
    for (const { path, body } of services.presentState()) notify(path, body);
  });
}
