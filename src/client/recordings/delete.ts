/** Asks, deletes, says what became of it. */
import type { RecordingInfo } from '#protocol';
import { choose } from '../lab/ask.ts';
import { deleteRecording, troubleOf } from './api.ts';
import { clockOf, dateOf } from './time.ts';
import { fill, language, words } from './words.ts';

/** True when it is gone now, also when it was gone before. */
export async function askToDelete(
  recording: RecordingInfo,
  say: (sentence: string) => void,
): Promise<boolean> {
  const { machineName, began, lengthMs, end } = recording;
  const values = { name: machineName, date: dateOf(began, language), length: clockOf(lengthMs) };
  const text = [fill(words.deleteText, values), end === null ? words.deleteRunning : ''].join(' ').trim();
  const chosen = await choose({ title: words.deleteTitle, text }, [
    { value: 'yes', label: words.deleteOne, tone: 'grave' },
  ]);
  if (chosen !== 'yes') return false;
  const trouble = await deleteRecording(recording.id).then(() => null, troubleOf);
  const isGone = trouble === null || trouble === 'gone';
  say(isGone ? words.deleted : words.deleteFailed);
  return isGone;
}
