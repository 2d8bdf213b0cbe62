// A column of customers may hold persons: 王先生 is whom one speaks to, not a company.

const PERSON = /^[\p{Script=Han}]{1,3}(?:先生|女士|小姐|总|工|老师|经理|老板|主任)$/u;

/** The person a name is of; null for a company's. */
export function personOrNull(name: string): string | null {
  return PERSON.test(name.trim()) ? name.trim() : null;
}
