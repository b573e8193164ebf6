/** The part of JSON Schema that the official description uses. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** Where a value or a schema stands in a body: `''`, `parties[].status`. */
export type Place = string;

/** The place of a property of the object at `place`. */
export function under(place: Place, name: string): Place {
  return place === '' ? name : `${place}.${name}`;
}

/** Rebuilds a schema, innermost first. `change` sees each node with its place. */
export function rewrite(schema: Schema, change: (node: Schema, place: Place) => Schema, place: Place = ''): Schema {
  const { properties, items } = schema;
  const inner: Schema = {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [name, rewrite(each, change, under(place, name))]),
      ),
    }),
    ...(items && { items: rewrite(items, change, `${place}[]`) }),
  };
  return change(inner, place);
}

/** Every property that a schema knows, as places. */
export function placesOf(schema: Schema, place: Place = ''): readonly Place[] {
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, each]) => {
    const at = under(place, name);
    return [at, ...placesOf(each, at)];
  });
  return schema.items ? [...named, ...placesOf(schema.items, `${place}[]`)] : named;
}
