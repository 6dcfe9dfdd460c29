/** Flags for a Chromium that runs tests: as root, without a screen, and without traffic of its own. */
export const LAUNCH_FLAGS: readonly string[];
