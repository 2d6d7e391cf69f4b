import { readMetrics } from "@/lib/metrics/read-metrics";

export const dynamic = "force-dynamic";

export const GET = readMetrics;
