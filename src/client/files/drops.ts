/** Files that somebody drags in from their computer. */
import './drops.css';

/** Takes files that are dropped on `place`, and says so while they hover. */
export function acceptDrops(
  place: HTMLElement,
  hint: string,
  take: (transfer: DataTransfer) => void,
): () => void {
  const brings = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent) => {
    if (!brings(event)) return;
    event.preventDefault();
    place.dataset.drop = hint;
  };
  const leave = (event: DragEvent) => {
    if (!place.contains(event.relatedTarget as Node | null)) delete place.dataset.drop;
  };
  const drop = (event: DragEvent) => {
    delete place.dataset.drop;
    if (!brings(event) || !event.dataTransfer) return;
    event.preventDefault();
    take(event.dataTransfer);
  };
  place.addEventListener('dragover', over);
  place.addEventListener('dragleave', leave);
  place.addEventListener('drop', drop);
  return () => {
    place.removeEventListener('dragover', over);
    place.removeEventListener('dragleave', leave);
    place.removeEventListener('drop', drop);
  };
}
