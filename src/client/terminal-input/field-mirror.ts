/**
 * What the shell must be sent so that it has what a text field has. An input method writes into the field as it likes; whatever
 * events it sends or forgets, the value of the field is the truth, and what is sent is the difference to what was sent before.
 * What may still change (a composition, or the last syllable where no composition is told) is held back until it cannot.
 */
import { endsInHangul, isHangulLetter, joined, lengthInShell, sharedStart } from './hangul-text.ts';

const ERASE = '\x7f';
const NEEDS_NO_COMPOSING = /^[\x20-\x7e]*$/;

export type Look = { value: string; selectionStart: number; selectionEnd: number };
export type Edit = {
  inputType: string;
  data: string | null;
  isComposing: boolean;
  /** The key that brought it may rewrite what is in the field: a jamo, or Backspace inside a syllable. */
  rewrites: boolean;
  /** It comes from a keyboard on a screen, which composes even English: letters that need no composing are sent at once. */
  onScreen: boolean;
};

export class FieldMirror {
  /** What of the field the shell has; always where the field begins. */
  #sent = '';
  #seen = '';
  /** `unannounced`: text is being composed, but its beginning was not told (yet). */
  #composition: 'none' | 'told' | 'unannounced' = 'none';
  #held = false;
  /** The composition ended by being taken out of the field; what is put in next is its result. */
  #withdrew = false;
  #onScreen = false;
  /** Something the shell has is gone from the field, perhaps only to be put in again. */
  #missing = false;

  get composing(): boolean {
    return this.#composition !== 'none';
  }

  /** Whether the last syllable is held back although no composition is told. */
  get held(): boolean {
    return this.#held && this.preedit !== '';
  }

  /** What is typed but not sent. */
  get preedit(): string {
    return this.#seen.startsWith(this.#sent) ? this.#seen.slice(this.#sent.length) : '';
  }

  /** Any event but an edit: others may have changed the field (the terminal empties it, puts a selection into it). */
  notice(field: Look): void {
    const value = joined(field.value);
    if (value === this.#seen) return;
    const pending = this.composing || this.#held;
    if (pending && value.startsWith(this.#sent)) this.#seen = value;
    else this.account(field);
  }

  /** What is in the field now is not to be sent: it is somebody else's. Selected text is about to be replaced. */
  account({ value, selectionStart, selectionEnd }: Look): void {
    this.#seen = joined(value);
    this.#sent = joined(value.slice(0, selectionStart) + value.slice(selectionEnd));
    this.#held = false;
    this.#missing = false;
  }

  /** A composition begins; with `data` it takes up text that is already there. */
  begin(field: Look, data: string): string {
    const grown = joined(field.value).startsWith(this.#sent) && field.selectionStart === field.selectionEnd;
    if (!grown) this.notice(field);
    const another = data === '' && (this.#composition === 'told' || this.#held);
    const sent = another ? this.settle(field) : '';
    this.#composition = 'told';
    this.#held = false;
    return sent;
  }

  edit(field: Look, { inputType, data, isComposing, rewrites, onScreen }: Edit): string {
    const value = joined(field.value);
    const before = this.#seen;
    this.#seen = value;
    this.#onScreen = onScreen;
    const composes = isComposing || (inputType === 'insertCompositionText' && value !== before);
    if (composes && !this.composing) this.#composition = 'unannounced';
    if (!composes && this.composing) this.#close(before, value);
    if (this.composing) return this.#send();
    const erases = inputType.startsWith('delete');
    this.#held = !erases && this.#mayChange(inputType, data);
    if (!erases) this.#withdrew = false;
    this.#missing = erases && rewrites && !value.startsWith(this.#sent);
    return this.#send();
  }

  /** The composition is over, whether an event said so or not. */
  end(field: Look): string {
    if (!this.composing) {
      this.notice(field);
      return '';
    }
    const before = this.#seen;
    this.#seen = joined(field.value);
    this.#close(before, this.#seen);
    return this.#send();
  }

  /** A keystroke is over: what it took away is gone for good. */
  rest(field: Look): string {
    this.notice(field);
    this.#withdrew = false;
    if (!this.#missing) return '';
    this.#missing = false;
    return this.#send();
  }

  /** Nothing is held back any more: the next thing sent is something else. */
  settle(field: Look): string {
    this.notice(field);
    this.#composition = 'none';
    this.#held = false;
    this.#missing = false;
    return this.#send();
  }

  #close(before: string, value: string): void {
    this.#withdrew = value.length < before.length;
    this.#composition = 'none';
    this.#held = false;
  }

  /** Where no composition is told, one letter may be the beginning of a syllable, and a replaced one may be replaced again. */
  #mayChange(inputType: string, data: string | null): boolean {
    if (this.#withdrew || !endsInHangul(this.#seen)) return false;
    return (
      inputType === 'insertReplacementText' || (inputType === 'insertText' && isHangulLetter(data ?? ''))
    );
  }

  #send(): string {
    if (this.#missing) return '';
    const kept = sharedStart(this.#sent, this.#seen);
    const erased = ERASE.repeat(lengthInShell(this.#sent.slice(kept)));
    const until = Math.max(kept, this.#seen.length - this.#holdBack(kept));
    this.#sent = this.#seen.slice(0, until);
    return erased + this.#seen.slice(kept, until);
  }

  #holdBack(kept: number): number {
    if (!this.composing) return this.#held ? 1 : 0;
    const composed = this.#seen.slice(kept);
    return this.#onScreen && NEEDS_NO_COMPOSING.test(composed) ? 0 : composed.length;
  }
}
