import { parseArgs } from 'node:util';
import { startSimulator } from './server';

/** Runs the simulator alone: `npm run simulator -- --port N`. The first line on stdout is one JSON object. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port must be 0 to 65535, not ${values.port}`);
  const simulator = await startSimulator({ port });
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
