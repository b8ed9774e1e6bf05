// Installs and bundles the page, each only when needed. Two builds of the project at once meet here: the second waits and finds nothing left to do.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const page = dirname(fileURLToPath(import.meta.url));
const work = join(page, '..', 'obj');
const lock = join(work, 'page.lock');
const fresh = join(work, 'page.new');
const dist = join(page, 'dist');
const generated = new Set(['node_modules', 'dist']);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`The dashboard page needs Node.js 20.19 or newer; this is ${process.version}: https://nodejs.org`);

mkdirSync(work, { recursive: true });
await holdingLock(() => {
  const installed = join(page, 'node_modules', '.package-lock.json');
  if (changedAt(installed) < changedAt(join(page, 'package-lock.json'))) {
    run('npm ci --no-progress');
    touch(installed);
  }
  if (changedAt(join(dist, 'index.html')) < Math.max(...sources(page).map(changedAt))) bundle();
});

// The old page stays whole until the new one is complete.
function bundle() {
  rmSync(fresh, { recursive: true, force: true });
  run('npm run check');
  run('npm run bundle -- --outDir ../obj/page.new --emptyOutDir');
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  touch(join(dist, 'index.html'));
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).filter(entry => !generated.has(entry.name))
    .flatMap(entry => entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]);
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(file) {
  utimesSync(file, new Date(), new Date());
}

function run(command) {
  const { status, error, stdout, stderr } = spawnSync(command, { cwd: page, shell: true, encoding: 'utf8' });
  if (status === 0) return;
  const missing = status === 127 || status === 9009;
  fail(missing ? 'npm was not found. It comes with Node.js: install Node.js 20 or newer from https://nodejs.org'
    : `${command} failed in ${page}\n${error?.message ?? ''}${stdout}${stderr}`);
}

function fail(message) {
  releaseLock();
  console.error(message);
  process.exit(1);
}

async function holdingLock(work) {
  while (!tryLock()) await new Promise(resolve => setTimeout(resolve, 200));
  try {
    work();
  } finally {
    releaseLock();
  }
}

// The lock names its holder, so that a build which was killed does not block the next one.
function tryLock() {
  try {
    const file = openSync(lock, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(lockHolder())) rmSync(lock, { force: true });
    return false;
  }
}

function lockHolder() {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  // Empty: its holder is about to write its number.
  if (pid === 0) return Date.now() - changedAt(lock) < 5000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function releaseLock() {
  if (lockHolder() === process.pid) rmSync(lock, { force: true });
}
