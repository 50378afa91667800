/** Whether a window can be shown to somebody here. */
export function hasDisplay({ DISPLAY, WAYLAND_DISPLAY } = process.env, platform = process.platform) {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(DISPLAY || WAYLAND_DISPLAY);
}
