/** Names of the machines, written into pages that need them as JSON data. */
export type MachineName = { id: string; hostname: string; ip: string };

export const machines: readonly MachineName[] = read();

export const machineName = (id: string): string =>
  machines.find((machine) => machine.id === id)?.hostname ?? id;

function read(): MachineName[] {
  const text = document.getElementById('machine-names')?.textContent;
  return text ? (JSON.parse(text) as MachineName[]) : [];
}
