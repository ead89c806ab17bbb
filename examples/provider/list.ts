/** The list `notes_note`, for `terraform query`. */
import {
  attribute,
  defineSchema,
  type ListResource,
  types,
} from "cdktf-avara/framework";
import { type noteIdentity, type noteSchema, stateOf } from "./note.js";
import type { Notes } from "./notes.js";

const schema = defineSchema({
  description: "The notes in the folder, whether or not a state holds them.",
  attributes: {
    contains: attribute(types.string, {
      optional: true,
      description: "Only notes whose text contains this.",
    }),
  },
});

export const noteList: ListResource<
  typeof schema,
  Notes,
  typeof noteSchema,
  typeof noteIdentity
> = {
  typeName: "notes_note",
  schema,
  async *list({ config: { contains }, providerData: notes }) {
    for (const name of await notes.names()) {
      const text = await notes.read(name);
      if (text?.includes(contains ?? "") === true)
        yield {
          identity: { name },
          displayName: name,
          state: stateOf(name, text),
        };
    }
  },
};
