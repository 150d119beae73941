/** How well a process of ours keeps up: whether anything held up its event loop, and for how long. */
export { type Lateness, Pulse, type Slow } from './pulse.ts';
