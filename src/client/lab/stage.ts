/** Everything that moves on a stage page. */
import './found.css';
import './layout.ts';
import './steps.ts';
import './blocks.ts';
import { must } from '../element.ts';
import { revealGuide } from './layout.ts';
import { terminals } from './terminals.ts';

terminals.onLeave(() => {
  revealGuide();
  must<HTMLElement>('[data-guide]').focus({ preventScroll: true });
});
