/** The example tabs taken from operations/, at least one. The build writes them in. */
declare const BUILT_EXAMPLES: readonly { name: string; query: string; variables: string }[];

declare module '*.css';

/** Read by Monaco when it starts a worker. */
declare var MonacoEnvironment: { getWorker(workerId: string, label: string): Worker };
