export function writeSbom(folder: string): string;
