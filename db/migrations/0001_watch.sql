CREATE INDEX "sign_in_failures_at_idx" ON "sign_in_failures" USING btree ("at");--> statement-breakpoint
CREATE INDEX "run_steps_live_idx" ON "run_steps" USING btree ("id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "runs_live_idx" ON "runs" USING btree ("id") WHERE finished_at is null;