import type { Plugin } from 'vite';

export function createBundledLicenses(file: string): Plugin;
