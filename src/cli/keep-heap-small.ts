import v8 from 'node:v8';

/**
 * How far the heap may grow beyond what lives before V8 collects: little lives long in an import and in a server, and V8's
 * own bound rises with the machine's memory. Peak memory of an import of 85,317 papers (`npm run bench:import`): 369 MB without
 * it, 246 MB with it, for 1 % more CPU. Of a gateway under 16 connections: see docs/performance.md.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString('--heap-growing-percent=100');
}
