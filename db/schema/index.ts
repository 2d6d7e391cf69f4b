// The one barrel: drizzle-kit wants to see every table.
export * from "./accounts";
export * from "./agents";
export * from "./conversations";
export * from "./deliveries";
export * from "./embedded-host";
export * from "./events";
export * from "./inspectors";
export * from "./outbox";
export * from "./requests";
export * from "./runs";
