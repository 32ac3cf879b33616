/**
 * PDFs that are being looked at: in memory only, at an address nobody can guess, for a short time. Long enough for a
 * reload and for the viewer's own save and print buttons.
 */
import { randomText, type World } from '../../../shared/kernel/world';

const keepMs = 10 * 60_000;
const keepAtMost = 4;

export type Preview = { readonly name: string; readonly bytes: Uint8Array };

export type Previews = {
  /** Keeps the bytes and returns their address path. */
  readonly add: (name: string, bytes: Uint8Array) => string;
  readonly get: (path: string) => Preview | null;
};

export function createPreviews(world: World): Previews {
  const kept = new Map<string, Preview & { readonly untilMs: number }>();
  const drop = (): void => {
    for (const [path, preview] of kept) if (preview.untilMs <= world.monotonicMs()) kept.delete(path);
    for (const path of kept.keys()) if (kept.size > keepAtMost) kept.delete(path);
  };
  return {
    add: (name, bytes) => {
      const path = `/__preview/${randomText(world, 24)}`;
      kept.set(path, { name, bytes, untilMs: world.monotonicMs() + keepMs });
      drop();
      return path;
    },
    get: (path) => {
      drop();
      return kept.get(path) ?? null;
    },
  };
}
