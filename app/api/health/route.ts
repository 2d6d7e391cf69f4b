import { readHealth } from "@/lib/health/read-health";
import { apiMethods } from "@/lib/http/api-methods";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiMethods({ GET: readHealth });
