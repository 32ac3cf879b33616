export function isOwnLink(url: string, port: number | string): boolean;
export function writeLaunchFile(folder: string, url: string): string;
export function removeLaunchFile(folder: string): void;
