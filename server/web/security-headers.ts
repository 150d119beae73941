/** What every answer tells the browser to refuse. */

/** The one script that stands in a page, because it must run before the first paint: src/client/page/before-paint.js. */
const BEFORE_PAINT = 'sha256-go3sM2f0+L5IjL7721mDfnm4VVvltLEOPbvYU4yCbBk=';

/** Diagrams, code colours and terminals style themselves inline; scripts never do. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' '${BEFORE_PAINT}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), bluetooth=(), payment=(), clipboard-read=(self), clipboard-write=(self)',
};
