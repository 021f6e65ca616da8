import DataLoader from 'dataloader';

/** The DataLoaders of one client request. They are born with it and die with it. */
export class RequestLoaders {
  readonly #loaders = new Map<string, DataLoader<unknown, unknown>>();

  /**
   * The loader with this signature, made at its first use.
   *
   * @param signature what the batch depends on besides its keys: table, columns, arguments.
   * @param batch gets n keys and returns n slots in key order.
   */
  get<Key, Value>(
    signature: string,
    batch: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  ): DataLoader<Key, Value> {
    // A signature always comes with the same types: it names the place in the code that makes the loader.
    const known = this.#loaders.get(signature) as DataLoader<Key, Value> | undefined;
    if (known) return known;
    const loader = new DataLoader<Key, Value>(batch);
    this.#loaders.set(signature, loader as DataLoader<unknown, unknown>);
    return loader;
  }
}
