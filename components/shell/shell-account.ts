/** Whose pages these are, and who looks at them. */
export type ShellAccount = {
  team: { name: string; slug: string };
  user: { name: string; email: string };
  /** A server action, or a function of the page. */
  onSignOut: () => void | Promise<void>;
};
