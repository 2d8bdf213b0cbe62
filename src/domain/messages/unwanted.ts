// Notices that each may do without, off and on at a word (Appendix C, row 25).

export type UnwantedKind = "friday-line";
