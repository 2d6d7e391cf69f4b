import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** The house of ARCHITECTURE.md, executable. */

const ROOTS = ["app", "components", "db", "inngest", "lib"];

type Rule = { from: RegExp; to: RegExp; why: string };

/** Forbidden imports. `to` is a path of ours without its ending, or the name of a package. */
const RULES: Rule[] = [
  {
    from: /^lib\/core\//,
    to: /^(app|components|db|inngest|lib\/(?!core\/))/,
    why: "the core imports nothing of ours",
  },
  {
    from: /^lib\/engine\//,
    to: /^(app|components|db|inngest|lib\/(?!core\/|engine\/))\//,
    why: "the engine knows no app",
  },
  {
    from: /^lib\/engine\//,
    to: /^(next|react|drizzle-orm|postgres|inngest|@xyflow|undici|node:)/,
    why: "the engine knows no framework and no machine",
  },
  { from: /^db\//, to: /^lib\/(?!core\/|engine\/)/, why: "the database knows no domain" },
  { from: /^(lib|db|inngest)\//, to: /^(app|components)\//, why: "what works does not know how it looks" },
  {
    from: /^lib\/(?!http\/|auth\/)/,
    to: /^(next|next-auth)($|\/)/,
    why: "only lib/http and lib/auth know Next",
  },
  {
    from: /^lib\//,
    to: /^inngest\/(functions|embedded|remote|start-host)/,
    why: "the domain sends events; it runs no functions",
  },
  {
    from: /^inngest\/embedded\//,
    to: /^(lib\/(?!core\/)|inngest\/(?!embedded\/))/,
    why: "the host knows nothing of flows",
  },
  {
    from: /^inngest\/remote\//,
    to: /^(lib\/(?!core\/)|inngest\/(?!remote\/|embedded\/protocol$))/,
    why: "nor does the way to another host",
  },
  { from: /^(app|components)\//, to: /^db\//, why: "data goes through a domain module" },
  {
    from: /^(app|components)\//,
    to: /^inngest\/(embedded|remote)\//,
    why: "nobody but the client knows which host runs",
  },
  { from: /^components\//, to: /^(app|inngest)\//, why: "components get data and actions as props" },
  {
    from: /^components\//,
    to: /^lib\/(?!core\/|engine\/|[a-z-]+\/schema$)/,
    why: "components see schemas, not server code",
  },
  { from: /^(?!components\/flow\/).*/, to: /^@xyflow\//, why: "one folder knows the canvas library" },
  { from: /^(?!lib\/net\/).*/, to: /^undici/, why: "nothing leaves but through the guarded client" },
  {
    from: /^lib\/(teams|agent-webhooks|api-keys|inboxes|secrets|contacts|events)\//,
    to: /^lib\/(agents|runs|requests|conversations|deliveries|live|demo)\//,
    why: "domain modules build on lower ones only",
  },
  {
    from: /^lib\/(agents|conversations|deliveries)\//,
    to: /^lib\/(runs|requests|live|demo)\//,
    why: "domain modules build on lower ones only",
  },
  {
    from: /^lib\/runs\//,
    to: /^lib\/(requests|live|demo)\//,
    why: "domain modules build on lower ones only",
  },
];

/** Tests may be longer; nothing else may. */
const MAX_LINES = 400;
const MAX_TEST_LINES = 600;

const files = ROOTS.filter(existsSync).flatMap(sourceFiles);
const sources = files.filter((file) => !isTest(file) && !file.includes("/testing/"));

test("imports follow the layers", () => {
  const broken = sources.flatMap((file) =>
    importsOf(file).flatMap((target) =>
      RULES.filter(({ from, to }) => from.test(file) && to.test(target)).map(
        ({ why }) => `${file} -> ${target}: ${why}`,
      ),
    ),
  );

  expect(broken).toEqual([]);
});

test("no file imports itself through others", () => {
  const known = new Map(sources.map((file) => [file.replace(/\.tsx?$/, ""), file]));
  const done = new Set<string>();

  function visit(file: string, trail: readonly string[]): string | undefined {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file].join(" -> ");
    if (done.has(file)) return undefined;

    for (const target of importsOf(file)) {
      const next = known.get(target);
      const cycle = next && visit(next, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
  }

  expect(sources.flatMap((file) => visit(file, []) ?? [])).toEqual([]);
});

test("nothing calls the network by itself", () => {
  const callers = sources.filter(
    (file) =>
      /^(lib|inngest|db|app)\//.test(file) &&
      !file.startsWith("lib/net/") &&
      /(?<![.\w])fetch\(/.test(read(file)),
  );

  expect(callers).toEqual([]);
});

test("files stay small and have names that say something", () => {
  const tooLong = files.filter(
    (file) => read(file).split("\n").length > (isTest(file) ? MAX_TEST_LINES : MAX_LINES),
  );
  const nameless = files.filter((file) =>
    /(^|\/)(utils?|helpers?|misc|common|types|manager)(\.tsx?$|\/)/.test(file),
  );
  const barrels = files.filter((file) => /(^|\/)index\.tsx?$/.test(file) && file !== "db/schema/index.ts");

  expect({ tooLong, nameless, barrels }).toEqual({ tooLong: [], nameless: [], barrels: [] });
});

test("a page, a route and an action each check who is asking", () => {
  const doors = sources.filter((file) => /^app\/.*\/(page|route|actions)\.tsx?$/.test(file));
  const open = doors.filter((file) => !/requireMember|teamAction|apiRoute|findMember/.test(read(file)));

  expect(open.sort()).toEqual([
    "app/(auth)/setup/actions.ts",
    "app/(auth)/setup/page.tsx",
    "app/(auth)/sign-in/page.tsx",
    "app/api/[[...rest]]/route.ts",
    "app/api/auth/[...nextauth]/route.ts",
    "app/api/health/route.ts",
    "app/api/inngest/route.ts",
    "app/api/metrics/route.ts",
    "app/hooks/[webhookId]/route.ts",
    "app/inspect/[...path]/route.ts",
  ]);
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

const texts = new Map<string, string>();

function read(file: string): string {
  const known = texts.get(file) ?? readFileSync(file, "utf8");
  texts.set(file, known);

  return known;
}

/** Static, dynamic and type imports alike: a type-only cycle is still a tangle. */
function importsOf(file: string): string[] {
  const specifiers = read(file).matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g);

  return [...specifiers].map(([, specifier = ""]) => {
    if (specifier.startsWith("@/")) return specifier.slice(2);
    if (specifier.startsWith(".")) return path.normalize(path.join(path.dirname(file), specifier));
    return specifier;
  });
}
