/**
 * For servers of the sandbox: an idle connection stays open until its client closes it. On a busy machine the server's own
 * timeout would close one just as the next request comes, which then fails.
 */
export const KEEP_OPEN = { keepAliveTimeout: 0 } as const;
