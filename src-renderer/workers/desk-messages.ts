/** What the page and a desk of imports say to each other beside the calls: where the view lies, and that it is broken. */
export type ToDesk =
  | {
      readonly type: 'start';
      readonly databaseName: string;
      readonly key: CryptoKey;
      readonly port: MessagePort;
    }
  | { readonly type: 'rebuilt' };

/** A row could not be opened: the view is to be built anew. */
export type FromDesk = { readonly type: 'rebuild' };
