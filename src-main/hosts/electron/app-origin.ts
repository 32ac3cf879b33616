/** The address of the page in Electron: a scheme of our own, so that no file and no server can pose as it. */
export const appScheme = 'app';
export const appOrigin = 'app://vakproef';
export const startAddress = `${appOrigin}/`;
/** By this Windows knows our windows and notifications; the installer gives its shortcut the same. */
export const applicationId = 'example.vakproef.desktop';
