/** The form in which somebody types whether a candidate came, by the name under which what is typed is kept. */
export const attendanceForm = (assessmentId: string): string => `attendance ${assessmentId}`;
