/** Runs one SELECT of ours, outside values in `parameters`, on connections of the caller's choice. */
export type Query = <Row extends object>(sql: string, parameters: readonly unknown[]) => Promise<Row[]>;
