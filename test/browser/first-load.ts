/** Most bytes, gzipped, that a first visit to the playground may fetch. */
export const FIRST_LOAD_BAR = 1_450_000;

/** Size in bytes of each address as a client that understands gzip gets it. */
export async function gzippedSizes(addresses: readonly string[]): Promise<Map<string, number>> {
  const sizes = await Promise.all(
    [...new Set(addresses)].map(async (address): Promise<[string, number]> => {
      const { headers } = await fetch(address, { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } });
      return [address, Number(headers.get('content-length'))];
    }),
  );
  return new Map(sizes);
}

/** The sum of `sizes` in bytes; throws when it exceeds `bar`, naming the heaviest files. */
export function checkFirstLoad(sizes: ReadonlyMap<string, number>, bar = FIRST_LOAD_BAR): number {
  const heaviestFirst = [...sizes].sort(([, left], [, right]) => right - left);
  const total = heaviestFirst.reduce((sum, [, size]) => sum + size, 0);
  if (total > bar) {
    const heaviest = heaviestFirst.slice(0, 5).map(([address, size]) => `${address} ${size}`);
    throw new Error(`first load must be at most ${bar} bytes, is ${total}: ${heaviest.join(', ')}`);
  }
  return total;
}
