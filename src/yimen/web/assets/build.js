/**
 * Builds the style sheet and the scripts of all pages: `npm run build`, or `npm run watch` while working on them.
 *
 * Output: src/yimen/web/static/built/{yimen.css,yimen.js} (not committed; Django's manifest storage hashes the names).
 * Fails when a file grows past its budget, when the style sheet holds a data: URI (the content security policy
 * forbids them), or when a name, a font or a crown that belongs to GOV.UK alone slips in.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../../..");
const built = join(here, "../static/built");
const budget = { "yimen.css": 27_000, "yimen.js": 30_000 }; // bytes after gzip

function weigh(name, contents) {
  const size = gzipSync(contents, { level: 9 }).length;
  console.log(`${name.padEnd(10)} ${(contents.length / 1000).toFixed(1)} kB, ${(size / 1000).toFixed(1)} kB gzip`);
  if (size > budget[name]) throw new Error(`${name} is over its budget of ${budget[name]} bytes gzip`);
}

async function style() {
  const { css } = sass.compile(join(here, "styles/yimen.scss"), {
    loadPaths: [join(root, "node_modules"), join(here, "styles"), join(here, "../components")],
    quietDeps: true,
  });
  const { code } = await esbuild.transform(css, { loader: "css", minify: true, target: ["chrome100", "firefox100", "safari15"] });
  for (const forbidden of [/url\(["']?data:/, /GDS Transport/, /crown/i]) {
    if (forbidden.test(code)) throw new Error(`the style sheet must not contain ${forbidden}`);
  }
  weigh("yimen.css", Buffer.from(code));
  writeFileSync(join(built, "yimen.css"), code);
}

async function scripts() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(here, "scripts/yimen.js")],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome100", "firefox100", "safari15"],
    legalComments: "none",
    write: false,
  });
  weigh("yimen.js", Buffer.from(outputFiles[0].contents));
  writeFileSync(join(built, "yimen.js"), outputFiles[0].contents);
}

async function build() {
  mkdirSync(built, { recursive: true });
  await Promise.all([style(), scripts()]);
}

await build();

if (process.argv.includes("--watch")) {
  const { watch } = await import("node:fs");
  let waiting;
  const again = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => build().catch((error) => console.error(error.message)), 150);
  };
  for (const folder of [here, join(here, "../components")]) watch(folder, { recursive: true }, again);
}
