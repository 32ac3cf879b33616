export function isBuilt(): boolean;
export function prepare(): void;
