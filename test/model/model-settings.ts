/** Papers of the model. */
export const PAPERS = 2_000;

/** What the corpus and all that is asked of it are made from: a number of MODEL_SEED, else a new one. */
export const MODEL_SEED = Number(process.env.MODEL_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** How many cases of each law are tried: MODEL_RUNS, else few enough for the usual tests. */
const MODEL_RUNS = Number(process.env.MODEL_RUNS ?? 30);

/** Options of a property. @param share of the runs that it takes: less for what is a special case of another. */
export function propertyOptions(share: number): { seed: number; numRuns: number } {
  return { seed: MODEL_SEED, numRuns: Math.max(5, Math.round(MODEL_RUNS * share)) };
}

/** Milliseconds that a property may take, on a machine that is busy. */
export const MODEL_TIMEOUT = 60_000 + MODEL_RUNS * 2_000;
