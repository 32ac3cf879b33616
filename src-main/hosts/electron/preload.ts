/**
 * All the preload does: passes the page's request for a port to main, and the port that main then sends to the page.
 * It exposes no function and no object; the port itself is the permission.
 */
import { ipcRenderer } from 'electron';
import { portAnswer, portRequest } from '../../../shared/contract/port-handover';

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === portRequest) ipcRenderer.send(portRequest);
});

ipcRenderer.on(portAnswer, (event) => {
  window.postMessage(portAnswer, window.location.origin, event.ports);
});
