/**
 * Documents of two kinds may stand under one id: what only the office keeps of a participant, and whether a device has access. A
 * word of the hub names a change, and what is noted of an id is noted under one kind; so all kinds of that id are looked at.
 */
const shared: readonly (readonly string[])[] = [
  ['participant', 'participant-office'],
  ['device', 'device-access'],
];

/** Kinds of documents that a document of this kind may share its id with; itself first. */
export const typesOfId = (type: string): readonly string[] => {
  const together = shared.find((types) => types.includes(type)) ?? [];
  return [type, ...together.filter((one) => one !== type)];
};
