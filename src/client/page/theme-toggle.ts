/** The brightness button: device, light, dark; remembered for the next page by before-paint.js. */
const STORAGE_KEY = 'madang.theme';
const CHOICES = ['system', 'light', 'dark'] as const;
type Choice = (typeof CHOICES)[number];

const root = document.documentElement;
const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');

function current(): Choice {
  return root.dataset.theme === 'light' || root.dataset.theme === 'dark' ? root.dataset.theme : 'system';
}

function show(button: HTMLButtonElement): void {
  const label = `${button.dataset.label}: ${button.dataset[current()]}`;
  button.setAttribute('aria-label', label);
  button.title = label;
}

function choose(choice: Choice): void {
  if (choice === 'system') delete root.dataset.theme;
  else root.dataset.theme = choice;
  try {
    if (choice === 'system') localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, choice);
  } catch {
    // Without storage the choice holds for this page only.
  }
  root.dispatchEvent(new CustomEvent('madang:theme'));
}

if (button) {
  show(button);
  button.addEventListener('click', () => {
    choose(CHOICES[(CHOICES.indexOf(current()) + 1) % CHOICES.length]!);
    show(button);
  });
}
