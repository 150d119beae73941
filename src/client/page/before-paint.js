/* Runs before the first paint, so that a remembered brightness never flashes and a sentence that will come moves no text. */
try {
  const theme = localStorage.getItem('madang.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  // Whoever was never let in is told so at once: see connection.ts.
  if (localStorage.getItem('madang.in') !== 'true' && !location.hash.includes('token='))
    document.documentElement.dataset.stranger = '';
} catch {
  // A browser without storage follows the device.
}
