import type { Notes } from './clean-notes';
import { isObject, type JsonObject, kindOf } from './clean-value';
import { LIMITS } from './limits';
import type { GraphState, MergeState, PaperRecord, SourceState } from './paper-record';
import { Rejection } from './rejection';
import { MERGE_REASONS } from './vocabulary';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const PRINTED = /^\P{Cc}+$/u;
const HASH = /^[0-9a-f]{64}$/;

/**
 * The state of a graph as its export wrote it. Nobody writes it by hand: where it is not in that form it is left out
 * whole, with a note, and the paper is imported as from any other source.
 *
 * @param cleanContribution cleans what one of several sources said of the paper.
 */
export function cleanGraphState(
  value: unknown,
  cleanContribution: (paper: JsonObject) => PaperRecord,
  notes: Notes,
): GraphState | undefined {
  if (value === undefined || value === null) return undefined;
  try {
    const state = objectIn(value, 'graph');
    const sources = listIn(state.sources, 'graph.sources', LIMITS.sources);
    return {
      slug: textIn(state.slug, 'graph.slug', SLUG),
      createdAt: timeIn(state.createdAt, 'graph.createdAt'),
      updatedAt: timeIn(state.updatedAt, 'graph.updatedAt'),
      sources: sources.map((source) => sourceState(source, cleanContribution)),
      ...(state.formerSlugs !== undefined && {
        formerSlugs: listIn(state.formerSlugs, 'graph.formerSlugs', LIMITS.sources).map((slug) =>
          textIn(slug, 'graph.formerSlugs', SLUG),
        ),
      }),
      ...(state.merges !== undefined && {
        merges: listIn(state.merges, 'graph.merges', LIMITS.sources).map(mergeState),
      }),
    };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    notes.say(`the state of the graph is ignored: ${error.message}`);
    return undefined;
  }
}

function sourceState(value: unknown, cleanContribution: (paper: JsonObject) => PaperRecord): SourceState {
  const state = objectIn(value, 'an entry of graph.sources');
  const source = textIn(state.source, 'graph.sources.source', PRINTED, LIMITS.sourceKey);
  const hashes = listIn(state.hashes, 'graph.sources.hashes', LIMITS.sources);
  return {
    source,
    hashes: hashes.map((hash) => textIn(hash, 'graph.sources.hashes', HASH)),
    importedAt: timeIn(state.importedAt, 'graph.sources.importedAt'),
    ...(isObject(state.record) && { record: cleanContribution({ ...state.record, source, graph: null }) }),
  };
}

function mergeState(value: unknown): MergeState {
  const merge = objectIn(value, 'an entry of graph.merges');
  const reason = MERGE_REASONS.find((name) => name === merge.reason);
  if (reason === undefined) throw new Rejection('graph.merges.reason is not in the form that exports write');
  return {
    source: textIn(merge.source, 'graph.merges.source', PRINTED, LIMITS.sourceKey),
    reason,
    detail: textIn(merge.detail, 'graph.merges.detail', PRINTED, LIMITS.title),
    ...(merge.absorbedSlug !== undefined && {
      absorbedSlug: textIn(merge.absorbedSlug, 'graph.merges.absorbedSlug', SLUG),
    }),
    mergedAt: timeIn(merge.mergedAt, 'graph.merges.mergedAt'),
  };
}

function objectIn(value: unknown, place: string): JsonObject {
  if (!isObject(value)) throw new Rejection(`${place} is ${kindOf(value)}, not an object`);
  return value;
}

function listIn(value: unknown, place: string, limit: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new Rejection(`${place} is ${kindOf(value)}, not a list`);
  if (value.length > limit) throw new Rejection(`${place} has more than ${limit} entries`);
  return value;
}

function textIn(value: unknown, place: string, form: RegExp, limit: number = LIMITS.name): string {
  if (typeof value !== 'string' || value.length > limit || !form.test(value)) {
    throw new Rejection(`${place} is not in the form that exports write`);
  }
  return value;
}

function timeIn(value: unknown, place: string): string {
  const time = textIn(value, place, TIME);
  if (Number.isNaN(Date.parse(time))) throw new Rejection(`${place} is no moment in time`);
  return time;
}
