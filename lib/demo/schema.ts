import { z } from "zod";

/** What `demo.json` in the data directory holds (SPEC 6). */
export const demoSchema = z.object({
  url: z.string(),
  email: z.string(),
  password: z.string(),
  apiKey: z.string(),
  agentId: z.string(),
  webhookId: z.string(),
  webhookUrl: z.string(),
  inspectorUrl: z.string(),
  signingSecret: z.string(),
});
export type Demo = z.output<typeof demoSchema>;
