import { bootstrap } from './bootstrap.mjs';

await bootstrap('test/harness/run-all.ts');
