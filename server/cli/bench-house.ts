/**
 * A house for measuring, in a process of its own: the practice lab that is up, no pages, a state of its own beside that
 * of the clone. Told what to do by whoever started it.
 */
import { join } from 'node:path';
import { openHouse, practiceLab } from '../main.ts';
import { PracticeLab } from '../practice/index.ts';
import type { FromHouse, ToHouse } from './bench/house-process.ts';

/** Sockets of one session are bounded, so a class is several sessions. */
const SESSIONS = 8;

const practice = new PracticeLab();
const paths = { ...practice.paths, state: join(practice.paths.state, 'bench') };
const lab = practiceLab(practice);
const house = openHouse({ lab, paths, pages: null, stages: [] });

const tell = (message: FromHouse): void => void process.send?.(message);

process.on('message', (message: ToHouse) => {
  if (message.type === 'status') tell({ type: 'status', holders: house.holders() });
  else house.close().then(() => process.exit(0));
});
// Whoever started it is gone: nothing of it may stay.
process.on('disconnect', () => void house.close().then(() => process.exit(1)));
// Ctrl-C reaches the whole group; whoever started us says when it is over.
process.on('SIGINT', () => {});

const machines = process.argv.slice(2);
lab.keep(machines);
const allUp = (): boolean => machines.every((machine) => lab.state().machines[machine] === 'up');
await new Promise<void>((resolve) => {
  lab.onState(() => allUp() && resolve());
  if (allUp()) resolve();
});
const origin = `http://127.0.0.1:${await house.web.listen({ port: 0 })}`;
const tokens = Array.from({ length: SESSIONS }, () => house.web.newAddress(origin).split('#token=')[1]!);
tell({ type: 'ready', origin, tokens });
