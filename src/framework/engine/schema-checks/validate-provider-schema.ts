import type { AnyResource } from "../../any-part";
import type { AnyProvider } from "../../provider";
import { namePattern } from "../../schema/schema";
import type { Schema } from "../../schema/schema";
import { checkAttributes, type Kind } from "./check-attributes";
import { checkFunction } from "./check-function";

/** What has a type name of its own. */
interface Typed {
  readonly typeName: string;
  readonly schema: Schema;
}

/**
 * Checks a provider's schemas. Call it in a test, because Terraform misses most of these mistakes or panics.
 *
 * @returns one sentence for each problem
 */
export function validateProviderSchema(
  provider: AnyProvider,
): readonly string[] {
  const { name, resources, functions = [] } = provider;
  const types = {
    resource: resources,
    "data source": provider.dataSources ?? [],
    list: provider.listResources ?? [],
    action: provider.actions ?? [],
  } satisfies Partial<Record<Kind, readonly Typed[]>>;
  return [
    ...checkAttributes("provider", provider.schema.attributes, {
      kind: "provider",
    }),
    ...resources.flatMap((resource) => [
      ...checkVersion(`resource ${resource.typeName}`, resource),
      ...checkIdentity(resource),
    ]),
    ...Object.entries(types).flatMap(([kind, all]) => [
      ...all.flatMap((one) => checkType(name, kind as Kind, one)),
      ...duplicates(
        kind,
        all.map(({ typeName }) => typeName),
      ),
    ]),
    ...types.list.flatMap(({ typeName }) => checkListed(typeName, resources)),
    ...functions.flatMap(checkFunction),
    ...duplicates(
      "function",
      functions.map(({ name }) => name),
    ),
  ];
}

function checkType(
  providerName: string,
  kind: Kind,
  { typeName, schema }: Typed,
): readonly string[] {
  const place = `${kind} ${typeName}`;
  const isWellNamed =
    // Terraform finds the provider of a type by the part before the first underscore.
    typeName.startsWith(`${providerName}_`) && namePattern.test(typeName);
  return [
    ...(isWellNamed
      ? []
      : [
          `${place}: the type name must begin with ${providerName}_ and be lower_snake_case`,
        ]),
    ...checkAttributes(place, schema.attributes, { kind }),
  ];
}

function checkVersion(
  place: string,
  { schema, upgrades = {} }: Pick<AnyResource, "schema" | "upgrades">,
): readonly string[] {
  const { version = 0 } = schema;
  if (!Number.isSafeInteger(version) || version < 0)
    return [
      `${place}: the version ${version} is not a whole number from 0 upwards`,
    ];
  return Array.from({ length: version }, (_, older) => older)
    .filter((older) => !Object.hasOwn(upgrades, older))
    .map((older) => `${place}: state version ${older} has no upgrade`);
}

function checkIdentity({ typeName, identity }: AnyResource): readonly string[] {
  if (identity === undefined) return [];
  const place = `identity of ${typeName}`;
  return [
    ...checkVersion(place, identity),
    ...checkAttributes(place, identity.schema.attributes, { kind: "identity" }),
  ];
}

function checkListed(
  typeName: string,
  resources: readonly AnyResource[],
): readonly string[] {
  const resource = resources.find((one) => one.typeName === typeName);
  return resource?.identity === undefined
    ? [`list ${typeName}: there is no resource of this type with an identity`]
    : [];
}

function duplicates(kind: string, names: readonly string[]): readonly string[] {
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${kind} ${name}: the name is used twice`);
}
