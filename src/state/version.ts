declare const __GALLEY_VERSION__: string;

/** The version of this Galley, from package.json at build time. */
export const VERSION = __GALLEY_VERSION__;
