/** The questions on the learner's record: how many were right at last, lesson by lesson, and what is due today. */
import { fill, words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { answers, synchronize } from '../lesson/answers.ts';
import { dueBefore, endOfDay, memoriesOf } from '../lesson/schedule.ts';
import { onceConnected } from './connection.ts';

function show(): void {
  const memories = memoriesOf(answers());
  const asked = new Map(memories.map((one) => [one.question, one]));
  let any = false;
  for (const row of document.querySelectorAll<HTMLElement>('[data-questions]')) {
    const ids = (row.dataset.questions ?? '').split(' ');
    const own = ids.flatMap((id) => asked.get(`${row.dataset.lesson}/${id}`) ?? []);
    row.hidden = own.length === 0;
    any ||= own.length > 0;
    const right = own.filter((one) => one.right).length;
    must('[data-right]', row).textContent = fill(words.meAnswered, { total: ids.length, right });
    must<HTMLElement>('[data-bar]', row).style.setProperty('--share', String(right / ids.length));
  }
  must<HTMLElement>('[data-no-questions]').hidden = any;
  must<HTMLElement>('[data-review]').hidden = !any;
  const due = dueBefore(
    memories.filter(({ missed }) => missed > 0),
    endOfDay(new Date()),
  ).length;
  must('[data-due]').textContent = due > 0 ? fill(words.meDue, { count: due }) : words.meNoneDue;
}

show();
onceConnected(() => void synchronize().then(show));
