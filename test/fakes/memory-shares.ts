/** Shares of keys without a disk. What is thrown away is gone. */
import { realWorld } from '../../shared/kernel/real-world';
import { type KeyShares, openKeyShares, type SharesFile } from '../../src-main/keys/key-shares';

/** A file that outlives a restart; `text` is what a thief would copy. */
export function memorySharesFile(): SharesFile & { text: string | null } {
  const file = {
    text: null as string | null,
    read: async () => file.text,
    write: async (text: string) => {
      file.text = text;
    },
  };
  return file;
}

export const memoryShares = (file: SharesFile = memorySharesFile()): Promise<KeyShares> =>
  openKeyShares(file, realWorld);
