import { readHealth } from "@/lib/health/read-health";

export const dynamic = "force-dynamic";

export const GET = readHealth;
