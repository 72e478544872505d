/** Entries of a message's menu, as the manifest declares them. */
export const SHORTCUTS: readonly { readonly id: string; readonly title: string }[] = [];
