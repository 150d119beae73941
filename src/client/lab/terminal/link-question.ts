/** Asks before an address of a machine is opened: the whole of it, and what is not as it looks. Nothing is fetched before. */
import { fill, words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { ask } from '../ask.ts';
import { type JudgedLink, judgeLink, type LinkWarning } from './links.ts';

const WARNINGS: Record<LinkWarning, string> = {
  'other-host': words.linkOtherHost,
  international: words.linkInternational,
  'user-name': words.linkUserName,
};

/** `shown` is the text on the screen. */
export async function offerLink(
  address: string,
  shown: string,
  say: (sentence: string) => void,
): Promise<void> {
  const link = judgeLink(address, shown);
  if (!link) {
    say(words.linkBad);
    return;
  }
  const yes = await ask({
    title: words.linkTitle,
    text: words.linkText,
    body: bodyOf(link),
    yes: words.linkYes,
  });
  if (yes) open(link.href, '_blank', 'noopener,noreferrer');
}

function bodyOf(link: JudgedLink): HTMLElement {
  const values = { named: link.named ?? '', host: link.host };
  return element(
    'div',
    { class: 'link-facts' },
    ...link.warnings.map((warning) =>
      element('p', { class: 'link-warning' }, `△ ${fill(WARNINGS[warning], values)}`),
    ),
    element(
      'dl',
      {},
      ...(link.shown === null ? [] : [element('dt', {}, words.linkShown), element('dd', {}, link.shown)]),
      element('dt', {}, words.linkAddress),
      element('dd', {}, element('pre', { tabindex: '0' }, ...addressWithHost(link))),
    ),
  );
}

/** The host stands out, so that the rest of a long address cannot hide it. */
function addressWithHost({ href, host }: JudgedLink): Array<Node | string> {
  const { protocol, username, password } = new URL(href);
  const user = username + (password ? `:${password}` : '');
  const at = protocol.length + 2 + (user ? user.length + 1 : 0);
  return [href.slice(0, at), element('b', {}, host), href.slice(at + host.length)];
}
