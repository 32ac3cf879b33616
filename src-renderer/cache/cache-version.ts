/**
 * Version of what the rows of the cache hold.
 *
 * Diary of versions (a row format never changes without a new number; rows of another number are built again):
 *  1  one sealed row per assessment and per document, hand-in states beside them.
 *  2  a receipt names its epoch, the state its organisation, and the epoch of the hub stands beside them.
 *  3  documents lie in packs, with a small record of every assessment and of what this device changed; contents lie by
 *     digest; the state names the building of the view.
 *  4  an assessment has a record for everybody who may turn out to be its examiner.
 *  5  a change keeps its receipt and its refusal, and contents of a first load their block.
 *  6  a first load lies as it came, documents and contents in their blocks; packs lie over it.
 *  7  rows are not deflated; events of a stream share what they have in common.
 *  8  the record of an assessment says how many events of it wait for a decision.
 *  9  what a hub has in memory only is not received; what no key of its maker is under is not followed.
 * 10  a content was held to its digest before its row was written, and is looked up by its key.
 * 11  hand-in rows of documents lie in groups, and what lists say of a hand-in leaves out what is usual.
 * 12  events of a stream name their fields once.
 * 13  what lists say of hand-ins stands apart for streams and for documents.
 * 14  the state says from where on the hub's word is in it.
 * 15  the record of an assessment says who has it, and is identified when whoever has it confirmed who stands there.
 * 16  a version of a document says who made it, where and when.
 * 17  what the office keeps of a participant follows the hub's word on its own versions.
 * 18  a hand-in row knows the files that its changes name.
 * 19  a participant stands also when what the office keeps of them and the hub's word on it were followed together.
 */
export const cacheVersion = 19;
