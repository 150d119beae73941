/** Fills in the learner's record: which steps are done and when the last one was. */
import { VERDICT_SIGN } from '#protocol';
import { fill, language, words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { store } from './connection.ts';
import { lightLattice } from './progress-lattice.ts';

store.subscribe(({ progress }) => {
  must<HTMLElement>('[data-nothing]').hidden = progress.some(({ done }) => done.length > 0);
  for (const { stage, done, total, at } of progress) {
    const section = document.querySelector<HTMLElement>(`[data-record="${stage}"]`);
    if (!section) continue;
    lightLattice(section, { done: done.length, total });
    must('[data-count]', section).textContent = fill(words.progressSteps, { total, done: done.length });
    must('[data-when]', section).textContent = at
      ? fill(words.lastSeen, { date: new Date(at).toLocaleString(language) })
      : '';
    for (const row of section.querySelectorAll<HTMLElement>('[data-record-step]')) {
      const isDone = done.includes(row.dataset.recordStep!);
      const sign = must<HTMLElement>('[data-sign]', row);
      sign.dataset.verdict = isDone ? 'done' : 'none';
      sign.textContent = isDone ? VERDICT_SIGN.done.sign : '·';
      must('[data-word]', row).textContent = isDone ? VERDICT_SIGN.done[language] : words.verdictNone;
    }
  }
});
