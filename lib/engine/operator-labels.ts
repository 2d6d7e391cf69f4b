/** The comparisons of SPEC 4, as people read them. `takesRight`: whether there is something to compare with. */
export const OPERATORS = {
  equals: { label: "is", takesRight: true },
  not_equals: { label: "is not", takesRight: true },
  contains: { label: "contains", takesRight: true },
  not_contains: { label: "does not contain", takesRight: true },
  starts_with: { label: "starts with", takesRight: true },
  ends_with: { label: "ends with", takesRight: true },
  exists: { label: "exists", takesRight: false },
  not_exists: { label: "does not exist", takesRight: false },
  is_empty: { label: "is empty", takesRight: false },
  is_not_empty: { label: "is not empty", takesRight: false },
  greater_than: { label: "is more than", takesRight: true },
  greater_or_equal: { label: "is at least", takesRight: true },
  less_than: { label: "is less than", takesRight: true },
  less_or_equal: { label: "is at most", takesRight: true },
  before: { label: "is before", takesRight: true },
  after: { label: "is after", takesRight: true },
  one_of: { label: "is one of", takesRight: true },
  matches_phone: { label: "is the phone number", takesRight: true },
  is_true: { label: "is true", takesRight: false },
  is_false: { label: "is false", takesRight: false },
} as const satisfies Record<string, { label: string; takesRight: boolean }>;

export type Operator = keyof typeof OPERATORS;

export const OPERATOR_NAMES = Object.keys(OPERATORS).filter(isOperator);

export function isOperator(name: string): name is Operator {
  return Object.hasOwn(OPERATORS, name);
}

/** Comparisons for which nothing is an answer, so that a missing left side is no reason to warn. */
export function asksForPresence(operator: Operator): boolean {
  return (
    operator === "exists" ||
    operator === "not_exists" ||
    operator === "is_empty" ||
    operator === "is_not_empty"
  );
}
