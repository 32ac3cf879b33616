export const releaseKinds: readonly string[];
export function writeChecksums(folder: string): Promise<string[]>;
