/** Most characters of a remark, blanks around it not counted (`remarkWritten`). */
export const longestRemark = 4000;
