/** English sentences of the paths through the course. */
import type { ko } from './paths.ko.ts';

export const en: { [Key in keyof typeof ko]: string } = {
  title: 'A path for you',
  lead: 'Choose by the time you have, by what you do, or by the stage you are going for.',
  days: 'By time',
  people: 'By what you do',
  stage: 'By stage',
  lessons: '{count} lessons · about {minutes} minutes to read',
  owed: 'to be written',
  owedCount: '{count} still to be written',
  done: '{done} of {total} finished',
  goOn: 'Go on with: {title}',
  start: 'Begin with the first lesson',
  all: 'You have walked all of this path. The review brings it back.',
  review: 'Review',
  signs:
    'A lesson counts as finished once all its questions are answered; what this browser remembers is counted.',
  questions: '{done} of {total} questions',
  finished: 'finished',
  stageDo: 'Lab',
  stageOwed: 'The guide is being written',
  others: 'Other paths',
};
