/** The resource `notes_note`. */
import {
  attribute,
  defineSchema,
  Failure,
  matches,
  pathTo,
  type Resource,
  type State,
  types,
} from "cdktf-avara/framework";
import type { Notes } from "./notes.js";

const namePattern = /^[\w-]+$/;

export const noteName = attribute(types.string, {
  required: true,
  validators: [matches(namePattern, "letters, digits, _ and -")],
  description: "The name of the note.",
});

export const noteSchema = defineSchema({
  description: "A note.",
  attributes: {
    name: { ...noteName, neverNull: true, requiresReplace: true },
    text: attribute(types.string, {
      optional: true,
      default: "",
      description: "What the note says.",
    }),
    words: attribute(types.number, {
      computed: true,
      description: "The number of words in the text.",
    }),
  },
});

export const noteIdentity = defineSchema({
  description: "What identifies a note.",
  attributes: { name: noteName },
});

/** The state of a note. Its type comes from the schema. */
export const stateOf = (
  name: string,
  text: string,
): State<typeof noteSchema> => ({
  name,
  text,
  words: text.split(/\s+/).filter((word) => word !== "").length,
});

export const noteResource: Resource<
  typeof noteSchema,
  Notes,
  typeof noteIdentity
> = {
  typeName: "notes_note",
  schema: noteSchema,
  identity: { schema: noteIdentity, identify: ({ name }) => ({ name }) },

  async create({ planned: { name, text }, providerData: notes }) {
    if (!(await notes.create(name, text)))
      throw new Failure(
        "The note exists",
        `There is a note ${name} already. Import it, or choose another name.`,
        pathTo("name"),
      );
    return { state: stateOf(name, text) };
  },

  async read({ state: { name }, providerData: notes }) {
    const text = await notes.read(name);
    return { state: text === null ? null : stateOf(name, text) };
  },

  async update({ planned: { name, text }, providerData: notes }) {
    await notes.write(name, text);
    return { state: stateOf(name, text) };
  },

  async delete({ prior: { name }, providerData: notes }) {
    await notes.delete(name);
  },

  // Nothing has validated what the user wants to import.
  import({ id, identity }) {
    const name = identity?.name ?? id;
    if (!namePattern.test(name))
      throw new Failure("Not the name of a note", `It is "${name}".`);
    return { state: { name } };
  },
};
