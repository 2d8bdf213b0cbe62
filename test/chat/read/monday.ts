// The moment at which the tables of this folder are read: Monday 2026-11-23, 10:00 in Shanghai.
export const MONDAY = Date.UTC(2026, 10, 23, 2, 0);
