/** The action `notes_append`: what a declaration cannot say. */
import {
  type Action,
  attribute,
  defineSchema,
  Failure,
  pathTo,
  types,
} from "cdktf-avara/framework";
import { noteName } from "./note.js";
import type { Notes } from "./notes.js";

const schema = defineSchema({
  description: "Appends a line to a note that exists.",
  attributes: {
    name: noteName,
    line: attribute(types.string, {
      required: true,
      description: "The line to append.",
    }),
  },
});

export const appendAction: Action<typeof schema, Notes> = {
  typeName: "notes_append",
  schema,
  async invoke({ config: { name, line }, providerData: notes, progress }) {
    if ((await notes.read(name)) === null)
      throw new Failure(
        "No such note",
        `There is no note ${name}.`,
        pathTo("name"),
      );
    progress(`Appending to ${name}`);
    await notes.append(name, line);
  },
};
