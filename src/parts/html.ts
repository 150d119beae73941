/** A sentence of our own pages with its strong words and code, made by inline() when the site was built. */
export function ownSentence(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}
