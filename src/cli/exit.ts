/**
 * Exit codes: 0 done, 1 the command failed with a coded error, 2 wrong use, 3 done but the answer is "no", 70 a fault of ours,
 * 130 interrupted, 141 the reader of the output went away before its end (what a shell shows of SIGPIPE).
 */
export const EXIT = { done: 0, failed: 1, usage: 2, no: 3, fault: 70, interrupted: 130, readerGone: 141 } as const;
