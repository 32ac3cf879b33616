export type CuttingLine = {
  readonly url: string;
  /** The hub has another address from now on. */
  readonly moveTo: (address: string) => void;
  readonly cutAfter: (after: () => number | null) => void;
  /** Bytes that came from the device, again ones as well. */
  readonly sent: () => number;
  readonly cuts: () => number;
  readonly close: () => Promise<void>;
};
export const openCuttingLine: (target: string) => Promise<CuttingLine>;
