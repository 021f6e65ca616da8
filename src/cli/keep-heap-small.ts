import v8 from 'node:v8';

/**
 * How far the heap may grow beyond what lives before V8 collects: little lives long in an import and in a server, and V8's
 * own bound rises with the machine's memory. Peak memory of an import of 85,317 papers: 369 MB without it, 246 MB with it; of
 * a gateway that 16 connections ask for pages, searches and lists under lists: 300 to 450 MB without it, 200 MB with it. It
 * costs about 1 % more CPU.
 */
export function keepHeapSmall(): void {
  v8.setFlagsFromString('--heap-growing-percent=100');
}
