/** Where the virus scanner of `VAKPROEF_HUB_SCANNER` is: a Unix socket by its path, or `host:port`. */
import type { ScannerPlace } from './bodies/clamd';

/** Null for what is neither. */
export function parseScanner(text: string): ScannerPlace | null {
  const said = text.trim();
  const path = said.startsWith('unix:') ? said.slice('unix:'.length) : said;
  if (path.startsWith('/')) return { path };
  const [, bare, bracketed, port] = /^(?:([^\s:/[\]]+)|\[([0-9a-f:.]+)\]):(\d{1,5})$/i.exec(said) ?? [];
  const host = bare ?? bracketed;
  const isPort = port !== undefined && Number(port) > 0 && Number(port) <= 65_535;
  return host !== undefined && isPort ? { host, port: Number(port) } : null;
}
