// The groups of the company: those of the demo and those the app creates itself.
import type { Company, Group } from "./company.ts";

export interface Groups {
  all(): readonly Group[];
  find(chatId: string): Group | undefined;
  ofKey(key: string): Group | undefined;
  add(group: Group): void;
}

export function createGroups(company: Company): Groups {
  const groups = [...company.groups];
  return {
    all: () => groups,
    find: (chatId) => groups.find((group) => group.id === chatId),
    ofKey: (key) => groups.find((group) => key !== "" && group.key === key),
    add: (group) => void groups.push(group),
  };
}
