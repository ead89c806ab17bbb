/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment:
        "Data flows one way. Move what both need into a module of its own.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
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
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^src/(bindings/avara|protocol/wire/generated)/" },
    tsConfig: { fileName: "src/tsconfig.json" },
    tsPreCompilationDeps: true,
  },
};
