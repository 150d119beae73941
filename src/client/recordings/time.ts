/** Times, dates and sizes as people read them. */

/** 1:02:03 or 2:03. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part: number) => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** For those who hear it: "1시간 2분 3초". */
export function spokenOf(ms: number, language: string): string {
  const seconds = Math.floor(ms / 1000);
  const parts: Array<[number, string]> = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const told = parts.filter(([count, unit]) => count > 0 || (unit === 'second' && seconds < 60));
  return told
    .map(([count, unit]) =>
      count.toLocaleString(language, {
        style: 'unit',
        unit,
        unitDisplay: 'long',
      } as Intl.NumberFormatOptions),
    )
    .join(' ');
}

export const dateOf = (iso: string, language: string): string =>
  new Date(iso).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });

export const dayOf = (iso: string, language: string): string =>
  new Date(iso).toLocaleDateString(language, { dateStyle: 'medium' });

export function sizeOf(bytes: number, language: string): string {
  const isSmall = bytes < 1_000_000;
  const value = isSmall ? Math.max(1, Math.round(bytes / 1000)) : bytes / 1_000_000;
  const number = value.toLocaleString(language, { maximumFractionDigits: isSmall ? 0 : 1 });
  return `${number} ${isSmall ? 'KB' : 'MB'}`;
}
