/**
 * First step of both commands: only what Node itself brings, because nothing may be installed yet.
 * Checks Node, installs the dependencies if they are missing or outdated, then hands over to TypeScript.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED_NODE = [20, 19];
const HEARTBEAT_MS = 5000;

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [neededMajor, neededMinor] = NEEDED_NODE;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  console.error(`Partyline needs Node ${NEEDED_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  console.error('Install a newer one from https://nodejs.org/ and run the command again.');
  process.exit(1);
}

/** npm writes this file last, so an interrupted installation leaves it missing or old. */
function isInstalled() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(ROOT, 'package-lock.json')).mtimeMs;
}

function countPackages() {
  try {
    const names = readdirSync(join(ROOT, 'node_modules')).filter((name) => !name.startsWith('.'));
    return names.length;
  } catch {
    return 0; // npm has not created the folder yet
  }
}

/** Runs a program with its output shown, and resolves with its exit code. */
function run(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const windowsShell = process.platform === 'win32' && program === 'npm';
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env, shell: windowsShell });
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

async function install() {
  console.log('Installing dependencies with npm ci (once, about a minute) …');
  const startedMs = Date.now();
  const heartbeat = setInterval(() => {
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    console.log(`  … ${seconds} s, ${countPackages()} folders so far`);
  }, HEARTBEAT_MS);
  const code = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  clearInterval(heartbeat);
  if (code === 0) return;
  console.error('npm ci failed; its message is above.');
  process.exit(code);
}

/** Runs `script` (TypeScript, path from the project's root) with this command's arguments, and exits as it did. */
export async function bootstrap(script) {
  checkNode();
  if (!isInstalled()) await install();
  process.on('SIGINT', () => {}); // the child gets it too and decides when to stop
  process.exit(await run(process.execPath, ['--import', 'tsx', join(ROOT, script), ...process.argv.slice(2)]));
}
