/** Commands and their characters, as plugin-bibtex collects them. */
interface SymbolTables {
  /** Combining marks by the command that puts them on a letter. */
  readonly diacritics: Readonly<Record<string, string>>;
  readonly commands: Readonly<Record<string, string>>;
  readonly mathCommands: Readonly<Record<string, string>>;
  /** Macros that need no `@string`: months and the journals of BibTeX's standard styles. */
  readonly defaultStrings: Readonly<Record<string, string>>;
}

// Only the package's tables are loaded: the rest of it stands on a package that fetches. They have no types of their own;
// this is the part of them that we use.
const tables = require('@citation-js/plugin-bibtex/lib/input/constants.js') as SymbolTables;

/** Combining marks by the name of the accent command. */
export const MARKS: ReadonlyMap<string, string> = new Map(Object.entries(tables.diacritics));

/** What commands of text without an argument print. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(tables.commands),
  ...Object.entries({ aa: 'å', AA: 'Å', dots: '…', ldots: '…', P: '¶', S: '§' }),
  ...['LaTeX', 'TeX', 'BibTeX'].map((name): [string, string] => [name, name]),
]);

/** The same of formulas. Names of functions print themselves. */
export const FORMULA_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(tables.mathCommands),
  ...'arg cos det dim exp inf ker lim ln log max min sin sup tan'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ...Object.entries({
    approx: '≈',
    ast: '∗',
    cdot: '·',
    ell: 'ℓ',
    ge: '≥',
    geq: '≥',
    in: '∈',
    infty: '∞',
    lbrace: '{',
    le: '≤',
    leq: '≤',
    pm: '±',
    propto: '∝',
    rbrace: '}',
    rightarrow: '→',
    sim: '∼',
    sqrt: '√',
    star: '⋆',
    times: '×',
    to: '→',
  }),
]);

/** Macros that stand in no file. Months are their names: "4 " # jan would else be two numbers. */
export const STANDARD_MACROS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(tables.defaultStrings),
  ...'jan feb mar apr may jun jul aug sep oct nov dec'
    .split(' ')
    .map((month): [string, string] => [month, month]),
]);
