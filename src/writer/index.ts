export { createGraphWriter, type GraphWriter } from './graph-writer';
export type { Outcome } from './paper-slots';
