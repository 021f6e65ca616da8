import { hash } from 'node:crypto';
import { comparable, fold } from '../bibliography/fold';
import { splitName } from '../bibliography/person-name';
import type { PaperRecord } from '../interchange/paper-record';

/** Titles with fewer letters and digits than this name nothing: too many works could bear them. */
const SHORTEST_TITLE = 12;
/** Where every letter is a word. */
const SHORTEST_IDEOGRAPHIC_TITLE = 6;
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Titles of the parts of a volume rather than of works. In the form of `comparable`. */
const COMMON_TITLE = new RegExp(
  `^(the )?(${[
    'abstracts?( of .*)?',
    'acknowledge?ments?',
    '(author|subject|keyword) index',
    'back matter',
    'book reviews?',
    '(call|list) (for|of) (papers|reviewers|contributors|participants)',
    'closing (remarks|session)',
    '(conference )?(committees?|organi[sz](ers|ation|ing committee)|program(me)? committee)( .*)?',
    'conclusions?( and future work)?',
    'contents|table of contents',
    'copyright( .*)?',
    'demonstrations?( session)?',
    '(guest )?editor(ial|s)?( (note|introduction|preface|board))?( .{0,20})?',
    'errat(um|a)( .{0,20})?|corrigendum|correction',
    'foreword',
    'front ?matter|front cover|back cover|cover',
    'introduction( to (the )?(special (issue|section)|proceedings|volume|workshop))?( .{0,40})?',
    'invited (talks?|papers?|speakers?)( .{0,20})?',
    'keynotes?( (talks?|address|speakers?|lectures?))?( .{0,20})?',
    'letter (from|to) the editors?',
    '(message|welcome( message)?|greetings) from the .*',
    'opening (remarks|session|address)',
    'oral( presentations?| session)?( \\d+)?',
    'panel( discussion)?',
    'poster( presentations?| sessions?)?( \\d+)?',
    'preface( .{0,30})?|prologue|epilogue',
    'proceedings( .*)?',
    'session( \\d+)?',
    'special (issue|session)( .{0,20})?',
    'summary( of .{0,20})?',
    'title page',
    'tutorials?( \\d+)?',
    'untitled( .{0,20})?',
    'welcome( .{0,20})?',
    'workshops?( (overview|summary|\\d+))?',
  ].join('|')})$`,
);

/** A title as titles are compared, or null where it is too short or too common to tell one work from another. */
export function titleKey(title: string): string | null {
  const key = comparable(title);
  const letters = key.replaceAll(' ', '').length;
  const isShort = IDEOGRAPHIC.test(key) ? letters < SHORTEST_IDEOGRAPHIC_TITLE : letters < SHORTEST_TITLE;
  return isShort || COMMON_TITLE.test(key) ? null : key;
}

/** A first author as first authors are compared: family name and first initial, for sources abbreviate given names. */
function firstAuthorKey({ authors }: PaperRecord): string | null {
  const [first] = authors;
  if (first === undefined) return null;
  const { givenName, familyName } = first.person ?? {};
  const parts = familyName === undefined ? splitName(first.name) : { given: givenName, family: familyName };
  const family = comparable(parts.family);
  const initial = comparable(parts.given ?? '').slice(0, 1);
  return family === '' ? null : `${family}/${initial}`;
}

/** An MD5 in the form in which Postgres prints a uuid, the narrowest type that holds one. */
function asUuid(text: string): string {
  return hash('md5', text).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * What two records of one paper have in common where no identifier tells: title and first author, as a uuid.
 * Null where that would tell nothing.
 */
export function matchKey(record: PaperRecord): string | null {
  const title = titleKey(record.title);
  const author = firstAuthorKey(record);
  return title === null || author === null ? null : asUuid(`${title}\n${author}`);
}

/**
 * A title alone, for references that give no more. Null where it tells nothing. Of the folded title, by which papers of
 * the graph are found: a reference must not find more when it waits for its paper than when the paper is there before it.
 */
export function titleOnlyKey(title: string): string | null {
  return titleKey(title) === null ? null : asUuid(fold(title));
}

/** Whether papers of these years can be one: at most one apart, or both unknown. */
export function yearsAgree(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1;
}
