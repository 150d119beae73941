/** Shows on the home page how far each stage is and sets the continue button to the exact step. */
import { type StageProgress, VERDICT_SIGN, type Verdict } from '#protocol';
import { fill, words } from '../../i18n/live.ts';
import { machines } from '../machines.ts';
import { store } from './connection.ts';
import { lightLattice } from './progress-lattice.ts';

const titles = JSON.parse(document.getElementById('step-titles')?.textContent ?? '{}') as Record<
  string,
  Record<string, string>
>;

const rowOf = (stage: number) => document.querySelector<HTMLElement>(`[data-stage="${stage}"][data-slug]`);

function showStage({ stage, done, total }: StageProgress): void {
  const row = rowOf(stage);
  if (!row) return;
  lightLattice(row, { done: done.length, total });
  const sign = row.querySelector<HTMLElement>('[data-sign]');
  const verdict: Verdict = done.length === total ? 'done' : 'not-yet';
  if (sign && done.length > 0) {
    sign.dataset.verdict = verdict;
    sign.textContent = VERDICT_SIGN[verdict].sign;
  }
  const count = row.querySelector('[data-stage-done]');
  if (count && done.length > 0) count.textContent = fill(words.progressSteps, { total, done: done.length });
}

/** The stage the learner was at last, or the first one that is not finished. */
export function whereToGoOn(progress: readonly StageProgress[]): StageProgress | undefined {
  const open = progress.filter(({ done, total, next }) => done.length < total && next !== null);
  return [...open].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? '') || a.stage - b.stage)[0];
}

function showContinue(progress: readonly StageProgress[]): void {
  const link = document.querySelector<HTMLAnchorElement>('[data-continue]');
  const here = progress.filter(({ stage }) => rowOf(stage));
  const goOn = whereToGoOn(here);
  if (link && !goOn) showReview(link, here);
  const row = goOn && rowOf(goOn.stage);
  if (!link || !goOn || !row) return;
  for (const one of document.querySelectorAll<HTMLElement>('[data-stage]')) delete one.dataset.here;
  row.dataset.here = '';
  const text = goOn.done.length > 0 ? words.continueStage : words.startStage;
  link.href = `${row.querySelector('a')?.getAttribute('href')}${goOn.done.length > 0 ? `#step-${goOn.next}` : ''}`;
  link.querySelector('[data-continue-text]')!.textContent = fill(text, { number: goOn.stage });
  const next = document.querySelector('[data-continue-next]');
  const title = titles[goOn.stage]?.[goOn.next ?? ''];
  if (next && title) next.textContent = fill(words.nextStep, { title });
}

/** Everything there is has been done: the button leads back to what was done last. */
function showReview(link: HTMLAnchorElement, progress: readonly StageProgress[]): void {
  const last = [...progress].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))[0];
  if (!last) return;
  link.querySelector('[data-continue-text]')!.textContent = fill(words.reviewStage, { number: last.stage });
  link.href = rowOf(last.stage)?.querySelector('a')?.getAttribute('href') ?? link.href;
}

store.subscribe(({ progress, lab, connection }) => {
  for (const one of progress) showStage(one);
  showContinue(progress);
  const count = document.querySelector('[data-machines-up]');
  if (!count || connection !== 'connected' || !lab || lab.kind === 'none') return;
  const up = Object.values(lab.machines).filter((state) => state === 'up').length;
  count.textContent = fill(words.machinesUp, { total: machines.length, up });
});
