/** The function `slug`: `provider::notes::slug("Shopping list")` is `shopping-list`. */
import {
  defineFunction,
  Failure,
  parameter,
  pathTo,
  types,
} from "cdktf-avara/framework";

export const slugFunction = defineFunction({
  name: "slug",
  summary: "Makes the name of a note from a title.",
  description:
    "Lower case, with `-` in place of everything but letters and digits.",
  parameters: {
    title: parameter(types.string, { description: "The title." }),
  },
  returns: types.string,
  call({ title }) {
    const words = title.toLowerCase().match(/[a-z0-9]+/g);
    if (words === null)
      throw new Failure(
        "No letters",
        `"${title}" has no letter and no digit.`,
        pathTo("title"),
      );
    return words.join("-");
  },
});
