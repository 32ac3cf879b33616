/**
 * What the page may load and reach: files of its own origin, and nothing else. No inline script, no inline style
 * element, no text that becomes code; workers only by the page's one trusted policy. Calls of the Node host and the
 * fonts of a sheet come from the own origin too, which in Electron is a fixed list of files without a network.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  // Sound and film that somebody added, from memory only.
  'media-src blob:',
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vakproef',
].join('; ');
