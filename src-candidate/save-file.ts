/** Saves what the page made as a file of the phone. */
import type { World } from '../shared/kernel/world';

/** Until then every browser has fetched what it was asked to save. */
const longEnoughMs = 60_000;

export function saveFile(world: Pick<World, 'after'>, content: BlobPart, fileName: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  world.after(longEnoughMs, () => URL.revokeObjectURL(address));
}
