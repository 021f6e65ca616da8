/** An object of a subgraph's answer. */
export type DataObject = Record<string, unknown>;

/** Whether a value of an answer is an object, not null and not a list. */
export function isDataObject(value: unknown): value is DataObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Writes `source` into `target`, field by field. Objects merge deeply, lists of one length item by item; null never
 * erases a value; otherwise the source wins, save that an abstract type's name never replaces an object type's.
 * Parts of the source become parts of the target: see {@link copyOf}.
 */
export function mergeInto(
  target: DataObject,
  source: DataObject,
  isAbstract: (typeName: string) => boolean,
): void {
  if (target === source) return;
  for (const key of Object.keys(source)) {
    // The operation never asks for this key (see operation.ts): a subgraph that sends it wants to reach a prototype.
    if (key === '__proto__') continue;
    const incoming = source[key];
    const existing = target[key];
    if (existing === undefined || existing === null) target[key] = incoming;
    else if (incoming !== null && incoming !== undefined) {
      target[key] = key === '__typename' ? merged(existing, incoming) : mergedValue(existing, incoming);
    }
  }

  function merged(existing: unknown, incoming: unknown): unknown {
    return typeof existing === 'string' && typeof incoming === 'string' && isAbstract(incoming)
      ? existing
      : incoming;
  }

  function mergedValue(existing: unknown, incoming: unknown): unknown {
    if (isDataObject(existing) && isDataObject(incoming)) {
      mergeInto(existing, incoming, isAbstract);
      return existing;
    }
    if (Array.isArray(existing) && Array.isArray(incoming) && existing.length === incoming.length) {
      for (const [index, item] of incoming.entries()) {
        const old: unknown = existing[index];
        if (old === null || old === undefined) existing[index] = item;
        else if (item !== null && item !== undefined) existing[index] = mergedValue(old, item);
      }
      return existing;
    }
    return incoming;
  }
}

/** A copy that shares no object or list with the value, for an entity that fills a second place. */
export function copyOf(value: DataObject): DataObject {
  const copy: DataObject = {};
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (key !== '__proto__') copy[key] = typeof part === 'object' && part !== null ? copyOfPart(part) : part;
  }
  return copy;
}

function copyOfPart(part: object): unknown {
  if (!Array.isArray(part)) return copyOf(part as DataObject); // objects of an answer have no other form
  return part.map((item: unknown) => (typeof item === 'object' && item !== null ? copyOfPart(item) : item));
}
