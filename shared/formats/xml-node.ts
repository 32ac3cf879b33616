/** One XML element as plain data, as far as a reader needs it. Mixed content: `text` stands before the first child. */
export type XmlNode = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
  /** Text between or after the children, without the spaces around it. */
  readonly laterText: string;
  /** Line of its start tag. */
  readonly line: number;
};

export const childrenNamed = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((child) => child.name === name);

export const childNamed = (node: XmlNode, name: string): XmlNode | null =>
  node.children.find((child) => child.name === name) ?? null;

export const attribute = (node: XmlNode, name: string): string => (node.attributes[name] ?? '').trim();
