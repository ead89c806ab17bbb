const { readFileSync, readdirSync } = require("node:fs");

/** The table of who may import whom in docs/design.md, read so that it is written once. */
const importTable = readFileSync("docs/design.md", "utf8").matchAll(
  /^\| ((?:`\w+`(?:, )?)+) *\| ([^|]+)\|$/gm,
);
const namesIn = (/** @type {string} */ cell) =>
  [...cell.matchAll(/`([\w/-]+)`/g)].map(([, name]) => name);
/** Folder of src → folders and files of src that it may import. */
const allowedImports = new Map(
  [...importTable].flatMap(([, folders = "", allowed = ""]) =>
    namesIn(folders).map((folder) => [folder, namesIn(allowed)]),
  ),
);

const layers = readdirSync("src", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name: folder }) => {
    const allowed = allowedImports.get(folder);
    if (allowed === undefined)
      throw new Error(
        `docs/design.md has no row in its import table for src/${folder}`,
      );
    return {
      name: `imports-of-${folder}`,
      comment: `src/${folder} may import, of ours: ${allowed.join(", ") || "nothing"} (docs/design.md).`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: {
        path: "^src/[^/]+/",
        pathNot: `^src/(${[folder, ...allowed].join("|")})(/|\\.ts$)`,
      },
    };
  });

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...layers,
    {
      name: "no-circular",
      comment:
        "Data flows one way, and so do types. Move what both need into a module of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "client-http-is-internal",
      comment: "Import from the public files of src/client.",
      severity: "error",
      from: { pathNot: "^src/client/" },
      to: { path: "^src/client/http/" },
    },
  ],
  options: {
    doNotFollow: {
      path: "node_modules|^src/(bindings/avara|protocol/wire/generated)/",
    },
    tsConfig: { fileName: "src/tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
