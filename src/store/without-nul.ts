/** PostgreSQL keeps no NUL in a text; models may write one. U+FFFD stands for it. */
export const withoutNul = (text: string): string => text.replaceAll("\u0000", "\uFFFD");
