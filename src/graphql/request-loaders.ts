import DataLoader from 'dataloader';

/** The DataLoaders of one client request. They are born with it and die with it. */
export class RequestLoaders {
  readonly #loaders = new Map<string, DataLoader<unknown, unknown>>();
  readonly #made = new Map<object, unknown>();

  /**
   * What `make` gives, made once in this request for each `key`. For what the parents of one list have in common: the
   * arguments of a field are the same for all of them, so its field nodes are a key.
   */
  once<Value>(key: object, make: () => Value): Value {
    // A key always comes with the same type: it belongs to one place in the code.
    const known = this.#made.get(key) as Value | undefined;
    if (known !== undefined) return known;
    const value = make();
    this.#made.set(key, value);
    return value;
  }

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
