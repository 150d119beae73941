/** The live channel: pages watch steps, and hear of the lab, of results and of progress. */
export { Live } from './live.ts';
