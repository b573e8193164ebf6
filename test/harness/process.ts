import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's root folder, with a trailing slash. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How a child process ended, and everything it printed. */
export interface Finished {
  readonly code: number;
  readonly output: string;
}

export interface RunOptions {
  /** Shows the output while the program runs, too. */
  readonly echo?: boolean;
  /** On top of this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends a program that hangs. */
  readonly timeoutMs?: number;
}

/** Runs a program from the project's root. Never rejects: a program that cannot start ends with code 127. */
export function runProgram(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && program === 'npm';
    const env = { ...process.env, NO_COLOR: '1', ...options.env };
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], shell });
    const chunks: string[] = [];
    const take = (chunk: Buffer) => {
      chunks.push(chunk.toString());
      if (options.echo) process.stdout.write(chunk);
    };
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 2 ** 31 - 1);
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => chunks.push(`${program}: ${error.message}\n`));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal) chunks.push(`ended by ${signal}\n`);
      resolve({ code: code === null || code < 0 ? 127 : code, output: chunks.join('') });
    });
  });
}
