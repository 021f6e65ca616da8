type Known<Fields> = { readonly [Name in keyof Fields]?: NonNullable<Fields[Name]> };

/** The fields that hold something: rows say null where records leave out. */
export function known<Fields extends object>(fields: Fields): Known<Fields> {
  // What is left has only values that are not null.
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as Known<Fields>;
}
