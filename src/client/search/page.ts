/** The page of the search: its field asks at once, and the address says what was asked. */
import { must } from '../element.ts';
import { SearchBox } from './box.ts';

const SHOWN = 20;

const form = must<HTMLFormElement>('[data-search-page]');
const input = must<HTMLInputElement>('input', form);
input.value = new URLSearchParams(location.search).get('q') ?? '';
form.addEventListener('submit', (event) => event.preventDefault());
const box = new SearchBox({
  perKind: SHOWN,
  input,
  asked: (query) =>
    history.replaceState(null, '', query ? `?q=${encodeURIComponent(query)}` : location.pathname),
});
form.parentElement?.after(box.root);
input.focus();
