/**
 * The advisory lock of whoever writes the graph, for the length of a transaction. Any number will do, as long as every
 * instance of papergraph takes the same one.
 */
export const WRITER_LOCK = 7_067_423_853;
