import { must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import {
  type Answers,
  asksForData,
  judge,
  PROOFS,
  type Proof,
  type Question,
  readAnswers,
  STARTS,
  type Verdict,
  weightOf,
} from './model.ts';
import type { Words } from './words.ts';

type Said = Pick<Words, 'weights' | 'verdicts' | 'told'> & { names: Record<Proof, string> };
const SIGNS = { needed: '●', look: '△', not: '○' };

/** Four questions; at every answer the three proofs say what they ask of such a system. */
class TrustGuide extends LivePart<Said> {
  #verdicts: Record<Proof, Verdict> | null = null;

  get #start(): Answers {
    return STARTS[this.dataset.start as Proof];
  }
  get #memory() {
    return this.memory(readAnswers);
  }

  protected start(): void {
    this.one('questions').hidden = false;
    for (const facts of this.all<HTMLDetailsElement>('facts')) facts.open = false;
    this.#put(this.#memory.get() ?? this.#start);
    this.one('questions').addEventListener('change', () => {
      this.offerUndo(null);
      this.#memory.set(this.#answers);
      this.#show(true);
    });
  }

  protected restart(): void {
    const before = this.#answers;
    this.#memory.forget();
    this.#put(this.#start);
    this.offerUndo(() => {
      this.#memory.set(before);
      this.#put(before);
    });
    must<HTMLElement>('input:checked', this).focus();
  }

  get #answers(): Answers {
    const given = this.all('question').map((field) => [
      field.dataset.question,
      must<HTMLInputElement>('input:checked', field).value,
    ]);
    return Object.fromEntries(given) as Answers;
  }

  #put(answers: Answers): void {
    for (const [question, choice] of Object.entries(answers) as Array<[Question, string]>)
      must<HTMLInputElement>(`[data-question="${question}"] input[value="${choice}"]`, this).checked = true;
    this.#show(false);
  }

  #show(tell: boolean): void {
    const answers = this.#answers;
    const before = this.#verdicts;
    const verdicts = judge(answers);
    this.#verdicts = verdicts;
    must<HTMLFieldSetElement>('[data-question="data"]', this).disabled = !asksForData(answers);
    for (const proof of PROOFS) this.#showProof(must(`[data-proof="${proof}"]`, this), verdicts[proof]);
    const start = JSON.stringify(answers) === JSON.stringify(this.#start);
    this.one('again').hidden = start;
    const changed = PROOFS.filter((proof) => before && before[proof] !== verdicts[proof]);
    if (!tell || changed.length === 0) return;
    const changes = changed.map(
      (proof) => `${this.words.names[proof]} – ${this.words.verdicts[verdicts[proof]].is}`,
    );
    this.tell(fill(this.words.told, { changes: changes.join('; ') }));
  }

  #showProof(proof: HTMLElement, verdict: Verdict): void {
    const weight = weightOf(verdict);
    proof.dataset.weight = weight;
    const sign = must<HTMLElement>('.weight', proof);
    sign.textContent = `${SIGNS[weight]} ${this.words.weights[weight]}`;
    sign.hidden = false;
    must<HTMLElement>('[data-verdict]', proof).hidden = false;
    must('[data-is]', proof).textContent = this.words.verdicts[verdict].is;
    must('[data-do]', proof).textContent = this.words.verdicts[verdict].do;
  }
}

customElements.define('trust-guide', TrustGuide);
