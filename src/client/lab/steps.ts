/** Step cards that tick by themselves: draws results, checks on demand, says aloud what changed. */
import type { CheckResult, Verdict } from '#protocol';
import { fill, inPageLanguage, language, words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { live, store } from '../page/connection.ts';
import { lightLattice } from '../page/progress-lattice.ts';
import { resultKey, type State } from '../store.ts';
import { drawFound, showSign, verdictWord } from './found.ts';

const work = must<HTMLElement>('[data-work]');
const announcer = must<HTMLElement>('[data-announce]');
const stage = Number(work.dataset.stage);
const cards = [...document.querySelectorAll<HTMLElement>('[data-step]')];
const chosen = new Map<string, string>();
const drawn = new Map<string, string>();
const told = new Map<string, Verdict>();
/** Steps the reader asked about: their answer is told even when it is the same as before. */
const asked = new Set<string>();

/** A step is as far as the check that is least far. */
const WORST: Verdict[] = ['again', 'not-yet', 'unknown', 'earlier', 'done'];

function stepVerdict(results: readonly (CheckResult | undefined)[]): Verdict | null {
  if (results.length === 0 || results.some((result) => result === undefined)) return null;
  return WORST.find((verdict) => results.some((result) => result?.verdict === verdict)) ?? null;
}

function resultsOf(card: HTMLElement, state: State): (CheckResult | undefined)[] {
  return [...card.querySelectorAll<HTMLElement>('[data-check]')].map((check) =>
    state.results.get(resultKey({ stage, step: card.dataset.step!, check: check.dataset.check! })),
  );
}

function drawCard(card: HTMLElement, state: State): Verdict | null {
  const step = card.dataset.step!;
  const results = resultsOf(card, state);
  const verdict = stepVerdict(results);
  card.dataset.verdict = verdict ?? 'none';
  for (const holder of [must('header', card), must(`[data-overview="${step}"]`)]) {
    showSign(holder, verdict);
    must<HTMLElement>('[data-sign]', holder).toggleAttribute('data-busy', state.checking.has(step));
    const word = must('[data-word]', holder);
    word.textContent =
      state.checking.has(step) && !verdict
        ? words.checking
        : verdict
          ? verdictWord(verdict)
          : words.verdictNone;
  }
  for (const result of results) if (result) drawCheck(card, result);
  const at = results.find((result) => result !== undefined)?.at;
  if (at) {
    const time = new Date(at).toLocaleTimeString(language, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    must('[data-checked-at]', card).textContent = fill(words.checkedAt, { time });
  }
  must<HTMLButtonElement>('[data-check-now]', card).disabled = state.connection !== 'connected';
  return verdict;
}

function drawCheck(card: HTMLElement, result: CheckResult): void {
  const key = resultKey(result);
  const { at: _, ...seen } = result;
  const print = JSON.stringify([seen, chosen.get(key)]);
  if (drawn.get(key) === print) return;
  drawn.set(key, print);
  const holder = must<HTMLElement>(`[data-check="${result.check}"]`, card);
  if (holder.querySelector('.check-title')) showSign(must('.check-title', holder), result.verdict);
  const place = must<HTMLElement>('[data-found]', holder);
  const open = new Set([...place.querySelectorAll('details[open]')].map(({ className }) => className));
  const focused = focusMark(place);
  place.replaceChildren(drawFound(result, chosen.get(key) ?? null));
  for (const details of place.querySelectorAll('details')) details.open = open.has(details.className);
  if (focused) place.querySelector<HTMLElement>(focused)?.focus();
}

/** How to find the focused control again after its card was drawn anew. */
function focusMark(place: HTMLElement): string | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !place.contains(active)) return null;
  if (active.tagName === 'SUMMARY') return `.${active.parentElement?.className} > summary`;
  if (active.dataset.machineChoice) return `[data-machine-choice="${active.dataset.machineChoice}"]`;
  return active.dataset.command ? `[data-command="${CSS.escape(active.dataset.command)}"]` : null;
}

/** Says a step's verdict when it changed or was asked for; the first look at a page is silent. */
function tell(card: HTMLElement, verdict: Verdict | null, state: State): void {
  const step = card.dataset.step!;
  if (!verdict || state.checking.has(step)) return;
  const before = told.get(step);
  told.set(step, verdict);
  if (!asked.delete(step) && (before === undefined || before === verdict)) return;
  const spoken = resultsOf(card, state).find((result) => result?.verdict === verdict);
  announcer.textContent = fill(words.stepAnnounced, {
    title: card.dataset.title ?? '',
    verdict: verdictWord(verdict),
    message: spoken ? inPageLanguage(spoken.message) : '',
  });
}

function checkNow(card: HTMLElement): void {
  asked.add(card.dataset.step!);
  live.check(stage, card.dataset.step!);
}

/** The step the reader is at: the one that holds the focus, else the first that is not done. */
function cardAtHand(): HTMLElement | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-step]');
  return focused ?? cards.find((card) => card.dataset.verdict !== 'done') ?? cards.at(-1);
}

function choose(target: Element): void {
  const machine =
    target.closest<HTMLElement>('[data-machine-choice]')?.dataset.machineChoice ??
    target.closest<HTMLElement>('[data-pane]')?.dataset.pane;
  const card = target.closest<HTMLElement>('[data-step]');
  const check = target.closest<HTMLElement>('[data-check]')?.dataset.check;
  if (!machine || !card || !check) return;
  chosen.set(resultKey({ stage, step: card.dataset.step!, check }), machine);
  drawCard(card, store.state);
}

for (const card of cards) {
  must('[data-check-now]', card).addEventListener('click', () => checkNow(card));
  card.addEventListener('click', ({ target }) => target instanceof Element && choose(target));
}
addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.ctrlKey || event.shiftKey || event.altKey) return;
  const card = cardAtHand();
  if (!card) return;
  event.preventDefault();
  checkNow(card);
});

let notice = '';
let finished: boolean | null = null;
store.subscribe((state) => {
  const verdicts = cards.map((card) => {
    const verdict = drawCard(card, state);
    tell(card, verdict, state);
    return verdict;
  });
  const done = verdicts.filter((verdict) => verdict === 'done').length;
  if (verdicts.some((verdict) => verdict !== null)) {
    must('[data-stage-count]').textContent = `· ${fill(words.progressSteps, { total: cards.length, done })}`;
    lightLattice(work, { done, total: cards.length });
    const complete = done === cards.length;
    if (complete && finished === false) announcer.textContent = words.stageComplete;
    finished = complete;
  }
  if (state.notice !== notice) {
    notice = state.notice;
    announcer.textContent = notice;
  }
});
live.watch(
  stage,
  cards.map((card) => card.dataset.step!),
);
