// The API holds everything of schema/contract.graphql as it stands there: it may add, but not change.
import { ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core';
import { API_SCHEMA, CONTRACT, readSchema } from './support/schemas.mjs';

/** Harmless to clients, yet not what the contract says: a stricter type, another default. */
const CHANGES = new Set([
  ChangeType.FieldTypeChanged,
  ChangeType.FieldArgumentTypeChanged,
  ChangeType.FieldArgumentDefaultChanged,
  ChangeType.InputFieldTypeChanged,
  ChangeType.InputFieldDefaultValueChanged,
  ChangeType.FieldDeprecationAdded,
]);

export async function run(root) {
  const [contract, api] = await Promise.all([readSchema(root, CONTRACT), readSchema(root, API_SCHEMA)]);
  const changes = await diff(contract, api);
  const broken = changes.filter(
    ({ type, criticality }) => criticality.level === CriticalityLevel.Breaking || CHANGES.has(type),
  );
  return { problems: broken.map(({ message }) => `against the contract: ${message}`) };
}
