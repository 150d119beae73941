/** Draws what a check found: message, machines, every condition with expected and seen, and how to see it oneself. */
import { type CheckResult, type Condition, type MachineResult, VERDICT_SIGN, type Verdict } from '#protocol';
import { fill, inPageLanguage, language, words } from '../../i18n/live.ts';
import { element } from '../element.ts';
import { machineName, machines } from '../machines.ts';

const CONDITION: Record<Condition['state'], { sign: string; word: string }> = {
  holds: { sign: '●', word: words.conditionHolds },
  fails: { sign: '○', word: words.conditionFails },
  unknown: { sign: '△', word: words.conditionUnknown },
  'not-looked': { sign: '·', word: words.conditionNotLooked },
};

/** Worst first: what a learner has to see is never hidden behind thirty-nine that are fine. */
const ORDER: Verdict[] = ['not-yet', 'again', 'unknown', 'earlier', 'done'];

export const verdictWord = (verdict: Verdict): string => VERDICT_SIGN[verdict][language];

export function showSign(holder: ParentNode, verdict: Verdict | null): void {
  const sign = holder.querySelector<HTMLElement>('[data-sign]');
  if (!sign) return;
  const next = verdict ?? 'none';
  if (sign.dataset.verdict !== 'none' && sign.dataset.verdict !== next && next === 'done')
    sign.dataset.fresh = '';
  else if (next !== 'done') delete sign.dataset.fresh;
  sign.dataset.verdict = next;
  sign.textContent = verdict ? VERDICT_SIGN[verdict].sign : '·';
}

/** More names than this are folded away: the lattice above them shows the pattern. */
const NAMES_SHOWN = 12;

/** `chosen` is the machine the reader picked in the lattice, if any. */
export function drawFound(result: CheckResult, chosen: string | null): HTMLElement {
  const many = result.machines.length > 1;
  const shown = pick(result.machines, chosen);
  const message = inPageLanguage(chosen && shown ? shown.message : result.message);
  return element(
    'div',
    { class: 'found' },
    message ? element('p', { class: 'message' }, message) : null,
    many ? drawMachines(result.machines, shown?.machine ?? null) : null,
    shown && (shown.verdict !== 'done' || many) && chosen !== null && many
      ? element('p', { class: 'of' }, element('b', {}, machineName(shown.machine)))
      : null,
    shown ? drawConditions(shown) : null,
    shown ? drawLookedAt(shown) : null,
  );
}

function pick(results: readonly MachineResult[], chosen: string | null): MachineResult | undefined {
  const wanted = results.find(({ machine }) => machine === chosen);
  return wanted ?? [...results].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))[0];
}

/** The lattice again: one pane per machine, so that a pattern (a host, a group) can be seen at a glance. */
function drawMachines(results: readonly MachineResult[], shown: string | null): HTMLElement {
  const byMachine = new Map(results.map((one) => [one.machine, one.verdict]));
  const done = results.filter(({ verdict }) => verdict === 'done').length;
  const left = results.filter(({ verdict }) => verdict !== 'done');
  const lattice = element('div', { class: 'few', 'aria-hidden': 'true' });
  for (const { id, hostname } of machines) {
    const verdict = byMachine.get(id);
    const text = verdict ? `${hostname} · ${verdictWord(verdict)}` : hostname;
    lattice.append(
      element('span', {
        'data-verdict': verdict ?? 'none',
        title: text,
        'data-pane': id,
        'data-shown': id === shown,
      }),
    );
  }
  return element(
    'div',
    { class: 'of-many' },
    lattice,
    element('p', {}, fill(words.machinesDone, { total: results.length, done })),
    left.length > NAMES_SHOWN
      ? element(
          'details',
          { class: 'more' },
          element('summary', {}, fill(words.machinesLeftMany, { count: left.length })),
          drawNames(left, shown),
        )
      : left.length > 0
        ? drawNames(left, shown)
        : null,
  );
}

function drawNames(left: readonly MachineResult[], shown: string | null): HTMLElement {
  const list = element('ul', { class: 'names', 'aria-label': words.machinesLeft });
  for (const { machine, verdict } of left) {
    list.append(
      element(
        'li',
        {},
        element(
          'button',
          {
            type: 'button',
            'data-machine-choice': machine,
            'data-verdict': verdict,
            'aria-pressed': String(machine === shown),
          },
          element('span', { 'aria-hidden': 'true' }, VERDICT_SIGN[verdict].sign),
          ` ${machineName(machine)}`,
          element('span', { class: 'away' }, ` ${verdictWord(verdict)}`),
        ),
      ),
    );
  }
  return list;
}

function drawConditions({ conditions }: MachineResult): HTMLElement | null {
  if (conditions.length === 0) return null;
  const list = element('ul', { class: 'conditions' });
  for (const condition of conditions) {
    const { sign, word } = CONDITION[condition.state];
    const differs = condition.state === 'fails' || condition.state === 'unknown';
    list.append(
      element(
        'li',
        { 'data-condition': condition.state },
        element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
        element(
          'div',
          {},
          element('p', {}, inPageLanguage(condition.title), element('span', { class: 'away' }, ` (${word})`)),
          condition.state === 'not-looked'
            ? null
            : element(
                'dl',
                differs ? { class: 'differs' } : {},
                element('dt', {}, words.expected),
                element('dd', {}, condition.expected || words.nothingSeen),
                element('dt', {}, words.seen),
                element('dd', {}, condition.seen || words.nothingSeen),
              ),
        ),
      ),
    );
  }
  return list;
}

function drawLookedAt({ machine, conditions }: MachineResult): HTMLElement | null {
  const commands = conditions.filter(({ command }) => command !== '');
  if (commands.length === 0) return null;
  const list = element('ul', {});
  for (const { title, command } of commands) {
    list.append(
      element(
        'li',
        {},
        element('p', {}, inPageLanguage(title)),
        element('pre', {}, element('code', {}, command)),
        element(
          'button',
          { type: 'button', class: 'button', 'data-type-into': machine, 'data-command': command },
          fill(words.typeIntoMine, { machine: machineName(machine) }),
        ),
      ),
    );
  }
  return element('details', { class: 'looked-at' }, element('summary', {}, words.lookedAt), list);
}
