/** SHA-256 of texts, at once: folds and decisions are pure and cannot wait for the web crypto of the page. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 in lower-case hex over the UTF-8 bytes of a text. */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
