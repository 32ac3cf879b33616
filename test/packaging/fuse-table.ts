/** What every fuse of Electron must be in what we ship. Why stands beside each in electron-builder.yml. */
import type { FuseName } from './fake-electron-dist';

export const fuseTable: Readonly<Record<FuseName, boolean>> = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
  wasmTrapHandlers: true,
};

/** Left as Electron ships it: electron-builder has no key for it. */
export const untouchedFuse: FuseName = 'wasmTrapHandlers';
