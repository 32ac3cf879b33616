/**
 * Which installations replace themselves. A package that the system's own installer put down (msi, deb, rpm) is known to
 * the administrator's tools, and replacing it behind their back would leave two of them.
 */
import type { UpdateInstaller } from '../../services/update-installer';

export type Installation = {
  readonly platform: string;
  readonly isPackaged: boolean;
  /** The installer of one Windows computer leaves its own uninstaller beside the program; an msi does not. */
  readonly hasUninstaller: boolean;
  /** Path of the AppImage that runs; undefined in every other installation. */
  readonly appImage: string | undefined;
};

export function decideUpdateWay({
  platform,
  isPackaged,
  hasUninstaller,
  appImage,
}: Installation): UpdateInstaller['way'] {
  if (!isPackaged) return 'not-packed';
  switch (platform) {
    case 'win32':
      return hasUninstaller ? 'itself' : 'administrator';
    case 'darwin':
      return 'itself';
    default:
      return appImage ? 'itself' : 'administrator';
  }
}
