/** The oldest Node that Vite 8 and the router run on; keep in step with `engines` in package.json. */
const OLDEST = [20, 19];

/**
 * Returns the sentence to show when `version` (such as `18.20.4`) is too old, or `null` when it will do.
 */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return enough
    ? null
    : `Galley needs Node ${OLDEST.join('.')} or newer, and this is Node ${version}.\nInstall a current Node, then run the same command again.`;
}
