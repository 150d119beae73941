/** Counts the lit panes of the map page in words. */
import { fill, words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { machines } from '../machines.ts';
import { store } from '../page/connection.ts';

store.subscribe(({ lab, connection }) => {
  const known = connection === 'connected' && lab !== null && lab.kind !== 'none';
  const up = known ? Object.values(lab.machines).filter((state) => state === 'up').length : 0;
  must('[data-machines-up]').textContent = known
    ? fill(words.machinesUp, { total: machines.length, up })
    : '';
});
