import { inWorker } from '../harness/extension.ts';
import { runProgram } from '../harness/process.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { playHeadless } from './play-headless.ts';
import { showHeaded } from './show-headed.ts';
import { takePicture } from './take-picture.ts';

/** Linux without X or Wayland has nowhere to show a window. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

async function build(): Promise<boolean> {
  console.log('Building the extension …');
  const { code, output } = await runProgram('npm', ['run', '--silent', 'build']);
  if (code !== 0) console.error(output);
  return code === 0;
}

/** Proves that the shipped worker started: only a running one can tell its name. */
async function workerName(stage: Stage): Promise<string> {
  return await inWorker(stage.browser, () => chrome.runtime.getManifest().name);
}

async function closeQuietly(stage: Stage): Promise<void> {
  await stage.close().catch((error: Error) => console.error(`While closing: ${error.message}`));
}

async function demo(): Promise<number> {
  const wantsPicture = process.argv.includes('--picture');
  const headless = wantsPicture || process.argv.includes('--headless') || !hasDisplay();
  if (!(await build())) return 1;
  console.log('Starting the RingCentral simulator and a browser …');
  const stage = await setStage({ headless, say: (line) => console.log(line) });
  try {
    console.log(`The worker of "${await workerName(stage)}" runs.`);
    if (wantsPicture) return await takePicture(stage);
    return headless ? await playHeadless(stage) : await showHeaded(stage);
  } finally {
    await closeQuietly(stage);
  }
}

process.exitCode = await demo().catch((error: Error) => {
  console.error(error.message);
  return 1;
});
