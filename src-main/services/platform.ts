/**
 * What a host must offer so that the services can run in it: where the device secret is kept, and how a file is saved
 * and a PDF shown. Everything else is the same in Electron and in plain Node.
 */
import type { Result } from '../../shared/kernel/result';
import type { FileContent } from '../disk/write-whole-file';

export type KeyProtection = 'keychain' | 'file' | 'keychain-basic';

export type Platform = {
  readonly host: 'electron' | 'node';
  readonly appVersion: string;
  /** The 32 secret bytes of this device; made once, and never made anew beside a journal that needs the old one. */
  readonly loadSecret: () => Promise<
    Result<{ readonly secret: Uint8Array; readonly protection: KeyProtection }>
  >;
  /** Writes a file for the user; nothing half is left behind and nothing is overwritten. */
  readonly save: (
    suggestedName: string,
    content: FileContent,
  ) => Promise<Result<{ outcome: 'saved'; place: string } | { outcome: 'cancelled' }>>;
  /** Shows a PDF; `url` is null where the host opened a window of its own. */
  readonly preview: (name: string, bytes: Uint8Array) => Promise<Result<{ url: string | null }>>;
  /** Opens an address in the browser of the system; null where the page is in a browser itself. */
  readonly openBrowser: ((address: string) => Promise<void>) | null;
  /**
   * The folder that is to be filled with results: asked of the user, or the one that this host was started with. It is there, and
   * may be written or not; null when the user changed their mind.
   */
  readonly chooseResultFolder: () => Promise<Result<string | null>>;
  /** How many printers the system has; absent where the host cannot see them. Rejects when the system does not say. */
  readonly countPrinters?: () => Promise<number>;
  /** Folder in which exports end up. */
  readonly exportFolder: string;
};
