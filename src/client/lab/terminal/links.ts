/** Addresses that machines write: what would really be opened, and what about them is not as it looks. */
import { plain } from './plain-text.ts';

/** Nobody can check a longer address before opening it. */
const ADDRESS_LIMIT = 2048;
const SHOWN_LIMIT = 120;

/**
 * other-host     the text on the screen names another host than the one that would be opened
 * international  the host's name is written with letters beyond a–z; shown in punycode
 * user-name      what looks like a host in front of "@" is a user name
 */
export type LinkWarning = 'other-host' | 'international' | 'user-name';

export type JudgedLink = {
  href: string;
  host: string;
  /** The text on the screen, where it is not the address itself. */
  shown: string | null;
  /** The host that the text names, with warning `other-host`. */
  named: string | null;
  warnings: LinkWarning[];
};

/** Endings that make a word in running text a host name; file names like notes.md are not among them. */
const ENDINGS =
  /\.(?:com|net|org|edu|gov|mil|int|info|biz|io|dev|app|ai|cloud|xyz|site|online|shop|example|test|local|kr|jp|cn|tw|us|uk|de|fr|eu|nl|ca|au|in|br|ru|ch|se|no)$/iu;

/** `null` for everything that is not an address of the web that a person could check. */
export function judgeLink(address: string, shown = address): JudgedLink | null {
  if (address.length > ADDRESS_LIMIT || !/^https?:\/\//iu.test(address) || !URL.canParse(address))
    return null;
  const url = new URL(address);
  if (url.hostname === '') return null;
  const named = hostsIn(shown).find((host) => !belongs(url.hostname, host)) ?? null;
  const warnings: LinkWarning[] = [];
  if (named !== null) warnings.push('other-host');
  if (/(?:^|\.)xn--/iu.test(url.hostname)) warnings.push('international');
  if (url.username !== '' || url.password !== '') warnings.push('user-name');
  const text = plain(shown, SHOWN_LIMIT);
  return {
    href: url.href,
    host: url.host,
    shown: shown === address || shown === url.href ? null : text,
    named: named === null ? null : plain(named, SHOWN_LIMIT),
    warnings,
  };
}

/** Hosts that a text names: in addresses, and as words that end like one. */
function hostsIn(text: string): string[] {
  const found: string[] = [];
  const seen = text.slice(0, ADDRESS_LIMIT);
  for (const [, scheme, host] of seen.matchAll(
    /(https?:\/\/)?(?:[^\s/@]*@)?([\p{L}\p{N}][\p{L}\p{N}.-]*)/giu,
  )) {
    const ascii = asciiHost(host!);
    if (ascii !== null && (scheme !== undefined || ENDINGS.test(ascii))) found.push(ascii);
  }
  return found;
}

function asciiHost(host: string): string | null {
  const address = `http://${host.replace(/\.+$/u, '')}/`;
  return URL.canParse(address) ? new URL(address).hostname : null;
}

/** The host itself, or one below it; "www." makes no difference. */
function belongs(host: string, named: string): boolean {
  const short = (name: string) => name.replace(/^www\./iu, '').toLowerCase();
  return short(host) === short(named) || short(host).endsWith(`.${short(named)}`);
}
