import { parseArgs } from 'node:util';
import type { SimulatorOptions } from './parts';
import { startSimulator } from './server';

/** The limits of an app for which RingCentral raised them: the same number for every rate group. */
function toRateLimits(text: string | undefined): Pick<SimulatorOptions, 'rateLimits'> {
  if (text === undefined) return {};
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1) throw new Error(`--requests-a-minute must be 1 or more, not ${text}`);
  return { rateLimits: { Light: limit, Medium: limit, Heavy: limit, Auth: limit } };
}

/** Runs the simulator alone: `npm run simulator -- --port N`. The first line on stdout is one JSON object. */
async function main(): Promise<void> {
  const options = { port: { type: 'string', default: '0' }, 'requests-a-minute': { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be 0 to 65535, not ${values.port}`);
  const simulator = await startSimulator({ port, ...toRateLimits(values['requests-a-minute']) });
  const { url, sip, spki, hostRules, control, crm } = simulator;
  process.stdout.write(`${JSON.stringify({ url, sip, spki, hostRules, control, crm })}\n`);
  const stop = () => void simulator.close().finally(() => process.exit(0)); // nothing is left to do after it
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
});
