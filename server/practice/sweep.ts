/** Finds what a killed keeper left behind and takes it away: by the names we gave things, never by how a process looks. */
import { existsSync, rmdirSync } from 'node:fs';
import { Cgroups } from './cgroups.ts';
import { restoreSettings } from './kernel-settings.ts';
import { forgetFiles, servedFolder } from './lab.ts';
import { networkName, removeNetwork } from './network.ts';
import type { LabPaths } from './paths.ts';

/** Ends every process of a lab. Its mounts and loop devices live in a namespace that ends with the last of them. */
export async function endProcesses(id: string): Promise<void> {
  const cgroups = new Cgroups(networkName(id));
  await cgroups.kill();
  await cgroups.remove();
}

/** The whole clearing, for a lab without a keeper. */
export async function sweep(id: string, paths: LabPaths, disks: boolean): Promise<void> {
  await endProcesses(id);
  await removeNetwork(id);
  if (existsSync(servedFolder(id))) rmdirSync(servedFolder(id));
  forgetFiles(paths, disks);
  await restoreSettings(id);
}
