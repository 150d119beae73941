/** Files in the menu of a terminal, and files dropped on it. The panel is loaded when somebody asks. */
import { fill, words } from '../../i18n/files.ts';
import { addAction, attachToTerminals } from '../lab/terminal/toolbar.ts';
import { acceptDrops } from './drops.ts';
import { dropped } from './upload-check.ts';

addAction({
  id: 'files',
  group: 'files',
  label: words.action,
  run: (terminal) => void import('./panel.ts').then(({ openPanel }) => openPanel(terminal)),
});

attachToTerminals((terminal, _xterm, place) =>
  acceptDrops(place, fill(words.dropHere, { machine: terminal.name }), (transfer) => {
    // What was dropped is gone when this event is over.
    const taken = dropped(transfer);
    void import('./panel.ts').then(({ takeIn }) => takeIn(terminal, taken));
  }),
);
