/** The provider `notes`. */
import {
  attribute,
  defineSchema,
  Failure,
  isUnknown,
  pathTo,
  type Provider,
  types,
} from "cdktf-avara/framework";
import { appendAction } from "./append.js";
import { noteList } from "./list.js";
import { noteResource } from "./note.js";
import { Notes } from "./notes.js";
import { slugFunction } from "./slug.js";

const schema = defineSchema({
  description: "Keeps notes as files in a folder.",
  attributes: {
    folder: attribute(types.string, {
      required: true,
      description: "The folder of the notes.",
    }),
  },
});

export const provider: Provider<typeof schema, Notes> = {
  name: "notes",
  schema,
  resources: [noteResource],
  listResources: [noteList],
  actions: [appendAction],
  functions: [slugFunction],
  configure({ config: { folder } }) {
    if (isUnknown(folder))
      throw new Failure(
        "The folder is not known yet",
        "It depends on a resource that is not applied yet. Apply that one first.",
        pathTo("folder"),
      );
    return new Notes(folder);
  },
};
