/** Stands in for the package `electron` in tests that did not bring a fake of their own, so that an import is found at once. */
throw new Error('a test imported electron: only src-main/hosts/electron may');
