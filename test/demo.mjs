import { bootstrap } from './bootstrap.mjs';

await bootstrap('test/demo/main.ts');
