/** Stands in for the package `electron` in tests, so that a forbidden import is found at once. */
throw new Error('a test imported electron: only src-main/hosts/electron may, and no test may import that');
