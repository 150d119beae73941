/** Recording in the menu of a terminal: begin, end, look at what there is. Off until somebody asks [R2]. */
import type { RecordingEnd } from '#protocol';
import { addAction, attachToTerminals } from '../lab/terminal/toolbar.ts';
import { words } from './words.ts';

/** Said where the terminal is when a recording ends by itself. */
const STOPPED: Partial<Record<RecordingEnd, string>> = {
  size: words.stoppedBySize,
  length: words.stoppedByLength,
  room: words.stoppedByRoom,
  count: words.fullCount,
  disk: words.stoppedByDisk,
  deleted: words.stoppedByDelete,
};

addAction({
  id: 'record',
  group: 'record',
  label: ({ recording }) => (recording.id === null ? words.start : words.stop),
  when: ({ link }) => link === 'connected',
  run: (terminal) => {
    const isOn = terminal.recording.id !== null;
    void import('./record.ts').then(({ begin, finish }) => (isOn ? finish(terminal) : begin(terminal)));
  },
});

addAction({
  id: 'recordings',
  group: 'record',
  label: words.open,
  run: () => void import('./record.ts').then(({ openList }) => openList()),
});

attachToTerminals((terminal) =>
  terminal.listen((event) => {
    if (event.type !== 'recording' || event.end === null) return;
    const sentence = STOPPED[event.end];
    if (sentence) terminal.say(sentence);
  }),
);
