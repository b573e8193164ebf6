import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../harness/process';
import type { Goal, Row } from '../row';

const SHIPPED = join(ROOT, '.output/chrome-mv3');

/** Where these figures come from is in README.md. */
const APP_CONNECT = 'App Connect 1.6.6: ';
const CONTENT_SCRIPTS = 8_491_459;
const CONTENT_SCRIPTS_MINIFIED = 3_386_794;
const DIST_WITHOUT_APP = 26_412_387;
const EMBEDDABLE_APP = 8_370_667;

const inThousands = (bytes: number): string => bytes.toLocaleString('en');

interface Part {
  readonly goal: string;
  readonly what: string;
  readonly bytes: number;
  readonly most: number;
  readonly peer: string;
}

const toRow = ({ goal, what, bytes, most, peer }: Part): Row => ({
  goal,
  what,
  measured: `${inThousands(bytes)} bytes`,
  bound: inThousands(most),
  peer,
  isMet: bytes <= most,
  isExact: true,
});

/** Bytes of every file of the build whose path below it matches. */
async function sizeOf(pattern: RegExp): Promise<number> {
  const paths = (await readdir(SHIPPED, { recursive: true })).filter((path) =>
    pattern.test(path.replaceAll('\\', '/')),
  );
  const files = (await Promise.all(paths.map((path) => stat(join(SHIPPED, path))))).filter((file) => file.isFile());
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** The worker with the chunks that it imports. */
async function sizeOfWorker(): Promise<number> {
  const text = await readFile(join(SHIPPED, 'background.js'), 'utf8');
  const shared = [...text.matchAll(/from"\.\/(chunks\/[^"]+)"/g)].map(([, path = '']) => path);
  const files = await Promise.all(['background.js', ...shared].map((path) => stat(join(SHIPPED, path))));
  return files.reduce((sum, { size }) => sum + size, 0);
}

async function listStub(): Promise<readonly Part[]> {
  const content = `content scripts ${inThousands(CONTENT_SCRIPTS)}, minified ${inThousands(CONTENT_SCRIPTS_MINIFIED)}`;
  const peer = APP_CONNECT + content;
  const stub = { goal: 'G1', bytes: await sizeOf(/^stub\.js$/), peer };
  return [
    { ...stub, what: 'the stub on an enabled site', most: 2_048 },
    { ...stub, what: 'the same, against the peer', most: Math.floor(CONTENT_SCRIPTS / 1000) },
  ];
}

async function listPackage(): Promise<readonly Part[]> {
  const whole = `${APP_CONNECT}${inThousands(DIST_WITHOUT_APP)} without its app.js`;
  const phone = `Embeddable 2.3.1: app.js ${inThousands(EMBEDDABLE_APP)}`;
  const goal = 'G2';
  return [
    { goal, what: 'whole package', bytes: await sizeOf(/./), most: 1_300_000, peer: whole },
    { goal, what: 'panel', bytes: await sizeOf(/^panel\.js$/), most: 40_000, peer: '-' },
    { goal, what: 'service worker', bytes: await sizeOf(/^background\.js$/), most: 250_000, peer: '-' },
    { goal, what: 'and what it shares with the pages', bytes: await sizeOfWorker(), most: 285_000, peer: '-' },
    {
      goal,
      what: 'phone',
      bytes: await sizeOf(/^(offscreen\.html|chunks\/offscreen-)/),
      most: Math.floor(EMBEDDABLE_APP / 20),
      peer: phone,
    },
  ];
}

/** What the browser has to load. Needs a build. */
export const sizesGoal: Goal = {
  ids: ['G1', 'G2'],
  async *run() {
    yield* (await listStub()).map(toRow);
    yield* (await listPackage()).map(toRow);
  },
};
