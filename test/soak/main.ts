import { parseArgs } from 'node:util';
import { chaosPart } from './chaos.ts';
import { idlePart } from './idle.ts';
import { junkPart } from './junk.ts';
import { modelPart } from './model.ts';
import { type Part, type Report, toMessage } from './part.ts';
import { ringingPart } from './ringing.ts';
import { storiesPart } from './stories.ts';

const PARTS: readonly Part[] = [junkPart, chaosPart, modelPart, idlePart, ringingPart, storiesPart];

const USAGE = `npm run soak -- [--minutes N] [part ...]
  parts: ${PARTS.map(({ name }) => name).join(', ')}; all of them unless some are named
  --minutes N  about how long it may take in all; without it every part runs to its end
Sizes and seeds come from the environment: SOAK_SEED, SOAK_STEPS, JUNK_RUNS, CHAOS_RUNS, RINGING_S.`;

interface Wish {
  readonly parts: readonly Part[];
  readonly minutes: number;
}

const OPTIONS = { minutes: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;

/** What the command line asks for; undefined when it makes no sense. */
function readCommandLine(): Wish | 'help' | undefined {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true, strict: false });
  if (values.help) return 'help';
  const isOdd = Object.keys(values).some((name) => !(name in OPTIONS)) || values.minutes === true;
  if (isOdd) return undefined;
  const minutes = Number(values.minutes ?? Number.POSITIVE_INFINITY);
  const isKnown = positionals.every((name) => PARTS.some((part) => part.name === name));
  if (!isKnown || !(minutes > 0)) return undefined;
  return { minutes, parts: PARTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)) };
}

const count = { passed: 0, failed: 0 };

function reportFor({ name }: Part, untilMs: number): Report {
  const startedMs = performance.now();
  const say = (line: string) => {
    const elapsed = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(7);
    console.log(`${elapsed} s  ${name}: ${line}`);
  };
  return {
    say,
    passed: (what) => {
      count.passed += 1;
      say(`ok    ${what}`);
    },
    failed: (what, cause) => {
      count.failed += 1;
      say(`FAIL  ${what}\n${toMessage(cause).replaceAll(/^/gm, '      ')}`);
    },
    isLate: () => performance.now() >= untilMs,
  };
}

async function runAll({ parts, minutes }: Wish): Promise<void> {
  let shares = parts.reduce((sum, { share }) => sum + share, 0);
  const endMs = performance.now() + minutes * 60_000;
  for (const part of parts) {
    // What an earlier part left over is shared by the later ones.
    const nowMs = performance.now();
    const report = reportFor(part, nowMs + ((endMs - nowMs) * part.share) / shares);
    shares -= part.share;
    await part.run(report).catch((cause: unknown) => report.failed('the part itself', cause));
  }
}

const wish = readCommandLine();
if (wish === 'help') console.log(USAGE);
else if (wish) {
  await runAll(wish);
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exitCode = count.failed > 0 ? 1 : 0;
} else {
  console.error(USAGE);
  process.exitCode = 2;
}
