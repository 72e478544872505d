const OLDEST = [24, 11];

/** Whether this Node can run the program; otherwise prints what to do. */
export function hasSupportedNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return true;
  process.stderr.write(
    `Order Scout needs Node ${OLDEST.join('.')} or newer; this is Node ${process.versions.node}. ` +
      'Install it from https://nodejs.org, or run "npm ci" first on Linux or Windows: it installs one for the npm scripts.\n',
  );
  return false;
}
