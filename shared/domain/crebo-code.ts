/** A crebo code (code in the central register of vocational training): five digits, or K and four for an elective. */
export const creboPattern = /^(\d{5}|K\d{4})$/;
