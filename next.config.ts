import type { NextConfig } from "next";

const nextConfig: NextConfig = {
  // `npm run check` does it; a start on a fresh clone need not wait for it twice.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  devIndicators: false,
  agentRules: false,
  experimental: { agentUpgrade: false },
  turbopack: { root: import.meta.dirname },
  // Native or process-wide modules: the custom server and Next's bundles must load the same copy.
  serverExternalPackages: ["postgres", "@node-rs/argon2", "undici", "inngest", "prom-client"],
};

export default nextConfig;
