/* Runs before the first paint, so that a remembered brightness never flashes. */
try {
  const theme = localStorage.getItem('madang.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser without storage follows the device.
}
