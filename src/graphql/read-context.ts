import type { Reader } from '../database/reader';
import type { RequestLoaders } from './request-loaders';

/** What the resolvers of a subgraph read with, made anew for every client request. */
export interface ReadContext {
  readonly reader: Reader;
  readonly loaders: RequestLoaders;
}
