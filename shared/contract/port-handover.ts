/**
 * The words with which page, preload and main process of Electron hand over the MessagePort: the page asks its
 * preload, the preload asks main, main checks who asks, and the port travels back the same way.
 */
export const portRequest = 'vakproef:port-please';
export const portAnswer = 'vakproef:port';
