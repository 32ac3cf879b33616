/**
 * What the page may load and reach, as strict as it can be and still run. Inline style elements are allowed because
 * Mantine writes its theme variables in one; scripts only ever come as files of the origin.
 */

/**
 * @param connect `'self'` where calls are HTTP requests; `'none'` where they travel over a port
 */
export const contentSecurityPolicy = (connect: "'self'" | "'none'"): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src ${connect}`,
    "worker-src 'self'",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
