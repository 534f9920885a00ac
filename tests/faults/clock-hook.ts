import { type Clock, hurry } from './clock.ts';

// Loaded with `node --import` before the real server's first module. The database is a program of its own and keeps the machine's time, and so does
// whoever waits for it.
hurry(JSON.parse(process.env.FAST_CLOCK ?? '') as Clock, { spared: 'node_modules/postgres/|src/database/' });
