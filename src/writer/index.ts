export { createGraphWriter, type GraphWriter, type GraphWriterOptions } from './graph-writer';
export type { Outcome } from './paper-slots';
