/** The shells this learner has left running, on the page of their record. */
import { language } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { showRunning } from '../lab/terminal/running-list.ts';
import { onceConnected } from './connection.ts';

const section = must<HTMLElement>('[data-my-shells]');
const list = must<HTMLElement>('[data-my-shells-list]', section);
const said = must<HTMLElement>('[data-my-shells-said]', section);

const home = language === 'en' ? '/en' : '';

async function show(): Promise<void> {
  const count = await showRunning(list, {
    open: { href: ({ machine, terminal }) => `${home}/lab/machines/${machine}/#terminal=${terminal}` },
    isHere: () => false,
    endHere: () => false,
    say: (sentence) => {
      said.textContent = sentence;
    },
  });
  section.hidden = count === 0;
}

onceConnected(() => void show());
