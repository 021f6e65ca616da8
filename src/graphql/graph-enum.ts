import { registerEnumType } from 'type-graphql';

/**
 * Declares a GraphQL enum whose values stand for themselves, each with its description.
 * @returns the enum object to name in decorators: `Field(() => PaperType)`.
 */
export function graphEnum<Name extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Name, string>>,
): { readonly [Value in Name]: Value } {
  // Each key stands for itself, which the compiler cannot see through fromEntries.
  const names = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as {
    [Value in Name]: Value;
  };
  registerEnumType<{ [Value in Name]: Value }>(names, {
    name,
    description,
    // One entry for each key of `values`, which again fromEntries does not say.
    valuesConfig: Object.fromEntries(
      Object.entries<string>(values).map(([value, text]) => [value, { description: text }]),
    ) as Partial<Record<Name, { description: string }>>,
  });
  return names;
}
